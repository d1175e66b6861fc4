package org.socketlab.pcap;

import java.io.ByteArrayOutputStream;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Witness;

/** A capture that is kept in memory, to be written down if somebody asks for it. */
public final class PcapInMemory {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Pcap pcap;

  /** A capture that ends, between two packets, when it has so many bytes. */
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
