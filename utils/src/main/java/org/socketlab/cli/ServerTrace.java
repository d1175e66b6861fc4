package org.socketlab.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.socketlab.ladder.Album;
import org.socketlab.tap.Faults;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;
import org.socketlab.tap.Tap;

/**
 * A tap in front of a server: the tap listens on the server's address, and the server listens on an
 * inner address.
 */
public final class ServerTrace {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final InnerAddresses addresses = new InnerAddresses();
  private final Tap tap;
  private InetSocketAddress outer;

  /**
   * Puts the tap in front of the server.
   *
   * @throws IOException if nobody can listen there
   */
  public ServerTrace(Listen listen, boolean udp, Album album) throws IOException {
    InetSocketAddress asked = new InetSocketAddress(listen.host(), listen.port());
    if (asked.isUnresolved()) {
      throw new UnknownHostException(listen.host());
    }
    tap = new Tap(Faults.NONE, meeting -> album.begin(asWithoutTap(meeting)), addresses);
    try {
      int port = (udp ? tap.listenUdp(asked) : tap.listen(asked)).getPort();
      outer = new InetSocketAddress(asked.getAddress(), port);
      InetSocketAddress inner = addresses.ofServer(outer, udp);
      listen.at(inner);
      tap.toOneThatWillListen(inner);
    } catch (IOException e) {
      tap.close();
      throw e;
    }
  }

  /** A line that the server prints, as it would be without a tap. */
  public String outside(String line) {
    return addresses.outside(line);
  }

  void stopListening() {
    tap.stopListening();
  }

  /** Passes on the last words of a server that has ended. */
  public void end() {
    tap.finish(Side.FAR, PATIENCE);
  }

  private Meeting asWithoutTap(Meeting real) {
    return new Meeting(real.number(), real.udp(), real.near(), real.near(), outer);
  }
}
