package org.socketlab.tap;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.socketlab.ladder.Ladder;
import org.socketlab.ladder.LadderStyle;

/** A tap, the sockets at its two ends, and what it recorded. */
final class TapUnderTest implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  final ServerSocket server;
  final InetSocketAddress address;
  final BlockingQueue<Conversation> over = new LinkedBlockingQueue<>();
  final Queue<Integer> pieces = new ConcurrentLinkedQueue<>();
  final Tap tap;
  private final Deque<Closeable> open = new ConcurrentLinkedDeque<>();

  TapUnderTest(String... faults) throws IOException {
    server = new ServerSocket(0, 50, loopback());
    server.setSoTimeout(PATIENCE_MILLIS);
    List<Fault> all = List.of(faults).stream().map(Fault::of).toList();
    tap = new Tap(Faults.of(all, false, 1), this::begin);
    address = tap.listen(new InetSocketAddress(loopback(), 0));
    tap.to((InetSocketAddress) server.getLocalSocketAddress());
  }

  private Witness begin(Meeting meeting) {
    Conversation[] self = new Conversation[1];
    self[0] = new Conversation(meeting, System::nanoTime, () -> over.add(self[0]));
    return Witness.all(List.of(self[0], new PieceSizes(pieces)));
  }

  /** A connection through the tap. */
  Socket connect() throws IOException {
    return ready(new Socket(address.getAddress(), address.getPort()));
  }

  /** The other end of it. */
  Socket accept() throws IOException {
    return ready(server.accept());
  }

  private Socket ready(Socket socket) throws IOException {
    open.add(socket);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** The next finished conversation, as a ladder without its title and its padding. */
  String ladder() throws InterruptedException {
    Conversation conversation = over.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    if (conversation == null) {
      throw new AssertionError("no conversation came to its end");
    }
    String picture = Ladder.of(conversation, new LadderStyle("->", 76, false, false));
    return picture
        .substring(picture.indexOf('\n') + 1)
        .replaceAll("(?m)^ +| *-{3,} *", "")
        .replaceAll(" +\\|\n", "|\n");
  }

  static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public void close() throws IOException {
    tap.close();
    server.close();
    for (Closeable one : open) {
      one.close();
    }
  }
}
