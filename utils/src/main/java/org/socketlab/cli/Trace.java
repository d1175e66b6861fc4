package org.socketlab.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.wire.Album;
import org.socketlab.wire.Faults;
import org.socketlab.wire.LadderStyle;
import org.socketlab.wire.Meeting;
import org.socketlab.wire.Side;
import org.socketlab.wire.Tap;

/**
 * {@code --trace}: a tap between the program and its peers, drawn when the program ends.
 *
 * <p>The program does what it always does, and notices nothing: where it asks for a server's
 * address, or for its own, it is given one of the tap's ({@link Target#at}, {@link
 * Listen#address}); and where it shows an address, it shows the one that it would have had without
 * a tap. One thing only can't be passed on: that nobody listens on a UDP port is told by ICMP to
 * the tap alone, so that the ladder says it, and the program waits for its time.
 */
final class Trace {
  private static final int MOST = 100;
  private static final String NOTHING = "no connection and no datagram of the program's own";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** A tap, the address that the program has to do with, and the one that its user knows. */
  private static final class Door {
    private final Tap tap;
    private final Side program;
    private InetSocketAddress inside;
    private InetSocketAddress outside;

    private Door(Album album, Side program) throws IOException {
      this.program = program;
      this.tap = new Tap(Faults.NONE, meeting -> album.begin(asWithoutTap(meeting)));
    }

    /** Who talks to whom as the far end sees it: it knows nothing of a tap. */
    private Meeting asWithoutTap(Meeting real) {
      InetSocketAddress client = program == Side.NEAR ? real.via() : real.near();
      return new Meeting(real.number(), real.udp(), client, client, outside);
    }
  }

  private final Album album = new Album(MOST);
  private final List<Door> doors = new ArrayList<>();
  private final LadderStyle style =
      new LadderStyle("->", TerminalWidth.or(LadderStyle.DEFAULT), false, false);
  private final Program program;
  private final PrintStream err;
  private final Object drawing = new Object();
  private boolean drawn;

  /** For that program, which is about to run. */
  Trace(Program program, PrintStream err) {
    this.program = program;
    this.err = err;
  }

  /**
   * Where a client is to connect to instead of a server.
   *
   * @param udp whether it sends datagrams; else this connects to the server, and so fails as the
   *     client's own connect would
   * @param millis how long that may take
   */
  synchronized InetSocketAddress before(InetSocketAddress server, boolean udp, int millis)
      throws IOException {
    SocketChannel connection = udp ? null : connect(server, millis);
    Door door = doors.stream().filter(one -> server.equals(one.outside)).findFirst().orElse(null);
    if (door == null) {
      door = new Door(album, Side.NEAR);
      doors.add(door);
      door.outside = server;
      door.inside = udp ? door.tap.listenUdp(loopback()) : door.tap.listen(loopback());
      door.tap.to(server);
    }
    if (connection != null) {
      door.tap.use(connection);
    }
    return door.inside;
  }

  /**
   * Where a server is to listen instead of the address that its user asked for: there the tap
   * listens. It passes on to the server when it knows that address, which is when the server first
   * shows it.
   */
  synchronized InetSocketAddress behind(InetSocketAddress asked, boolean udp) throws IOException {
    Door door = new Door(album, Side.FAR);
    doors.add(door);
    int port = (udp ? door.tap.listenUdp(asked) : door.tap.listen(asked)).getPort();
    door.outside = new InetSocketAddress(asked.getAddress(), port);
    program.stop().by(door.tap::stopListening);
    return loopback();
  }

  /** The address that stands here without a tap. */
  synchronized InetSocketAddress shown(SocketAddress address) {
    InetSocketAddress shown = (InetSocketAddress) address;
    for (Door door : doors) {
      if (door.inside == null) {
        door.inside = shown;
        door.tap.to(shown);
      }
      if (shown.equals(door.inside)) {
        return door.outside;
      }
      if (door.program == Side.FAR) {
        shown = door.tap.clientBehind(shown);
      }
    }
    return shown;
  }

  /** The program has ended: lets the taps pass on its last words, and draws. */
  void end() {
    synchronized (drawing) {
      all().forEach(door -> door.tap.finish(door.program, PATIENCE));
      draw();
    }
  }

  /** Draws what there is so far, once; waits for an end that is under way. */
  void draw() {
    synchronized (drawing) {
      if (drawn) {
        return;
      }
      drawn = true;
      if (album.isEmpty()) {
        program.note("--trace has nothing to draw: " + NOTHING);
      } else {
        err.print(album.ladders(style));
        err.flush();
      }
    }
  }

  private synchronized List<Door> all() {
    return List.copyOf(doors);
  }

  private SocketChannel connect(InetSocketAddress server, int millis) throws IOException {
    SocketChannel channel = SocketChannel.open().bind(null);
    SocketAddress local = channel.getLocalAddress(); // which a failed connect forgets
    try {
      channel.socket().connect(server, millis);
      return channel;
    } catch (ConnectException e) {
      InetSocketAddress client = (InetSocketAddress) local;
      if (server.getAddress().isLoopbackAddress()) { // then the client's is the same
        client = new InetSocketAddress(server.getAddress(), client.getPort());
      }
      album.begin(new Meeting(1, false, client, client, server)).refused(e.getMessage());
      channel.close();
      throw e;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
