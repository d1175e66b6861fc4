package org.socketlab.pcap;

import java.io.ByteArrayOutputStream;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Witness;

/** A capture in memory, to be saved on request. */
public final class PcapInMemory {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Pcap pcap;

  /** A capture that ends, between two packets, after that many bytes. */
  public PcapInMemory(long most) {
    pcap = new Pcap(bytes, "memory", most);
  }

  /** A witness that adds a conversation. */
  public Witness witness(Meeting meeting) {
    return pcap.witness(meeting);
  }

  /** The file so far. */
  public byte[] bytes() {
    synchronized (pcap) { // not in the middle of a packet
      return bytes.toByteArray();
    }
  }
}
