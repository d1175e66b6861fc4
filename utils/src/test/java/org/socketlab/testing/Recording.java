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
 * What a check and the program said to each other, written down by the check's own sockets: no
 * relay stands between, so that nothing comes later than without it. It stays small however much is
 * said: a few ladders, and the first bytes of a capture.
 */
public final class Recording {
  private static final int LADDERS = 6;
  private static final long CAPTURED = 1 << 20;
  private static final LadderStyle STYLE = new LadderStyle("->", 76, false, false);

  private final Album album = new Album(LADDERS);
  private final PcapInMemory capture = new PcapInMemory(CAPTURED);
  private int conversations;

  /** Two are connected by TCP; the check's socket is on that side. */
  Recorded connected(Side check, InetSocketAddress ours, InetSocketAddress programs) {
    Recorded recorded = recorded(false, check, ours, programs);
    recorded.opened();
    return recorded;
  }

  /** Two exchange datagrams; the check's socket is on that side. */
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

  /** Whether nothing was said over a socket of the check's. */
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
