package org.socketlab.testing;

import java.net.InetSocketAddress;
import java.util.List;
import org.socketlab.ladder.Album;
import org.socketlab.ladder.LadderStyle;
import org.socketlab.pcap.PcapInMemory;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;
import org.socketlab.tap.Witness;

/**
 * The conversations of a check and the program, recorded by the check's own sockets: no relay
 * delays them. A recording stays small: a few ladders, and the first bytes of a capture.
 */
public final class Recording {
  private static final int LADDERS = 6;
  private static final long CAPTURED = 1 << 20;
  private static final LadderStyle STYLE = new LadderStyle("->", 76, false, false);

  private final Album album = new Album(LADDERS);
  private final PcapInMemory capture = new PcapInMemory(CAPTURED);
  private int conversations;

  /** Begins a TCP connection; the check's socket is on that side. */
  Recorded connected(Side check, InetSocketAddress ours, InetSocketAddress programs) {
    Recorded recorded = recorded(false, check, ours, programs);
    recorded.opened();
    return recorded;
  }

  /** Begins an exchange of datagrams; the check's socket is on that side. */
  Recorded datagrams(Side check, InetSocketAddress ours, InetSocketAddress programs) {
    return recorded(true, check, ours, programs);
  }

  private synchronized Recorded recorded(
      boolean udp, Side check, InetSocketAddress ours, InetSocketAddress programs) {
    InetSocketAddress near = check == Side.NEAR ? ours : programs;
    InetSocketAddress far = check == Side.NEAR ? programs : ours;
    Meeting meeting = new Meeting(++conversations, udp, near, near, far);
    return new Recorded(
        Witness.all(List.of(album.begin(meeting), capture.witness(meeting))), udp, check);
  }

  /** Whether nothing went over the check's sockets. */
  public boolean isEmpty() {
    return album.isEmpty();
  }

  /** The conversations, drawn. */
  public String ladders() {
    return album.ladders(STYLE);
  }

  /** The conversations as an SVG picture. */
  public String picture() {
    return album.svg(STYLE);
  }

  /** The conversations as a capture file. */
  public byte[] capture() {
    return capture.bytes();
  }
}
