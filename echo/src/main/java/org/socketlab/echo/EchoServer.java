package org.socketlab.echo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * echo-server: RFC 862, with one thread for all clients.
 *
 * <p>server-05 gave each client a thread, which did nothing but wait: for bytes, or for room to
 * send some. Five thousand clients are five thousand waiting threads. Here one thread waits for all
 * clients: it asks the system which sockets are ready, serves just those, a piece each, and asks
 * again. It must never wait for a single client, or all the others wait as well: so every socket is
 * non-blocking, and reads and writes do only what is possible at once.
 *
 * <p>New: {@link Selector}, the list of sockets and of what each waits for. An {@link
 * EchoConnection} now keeps what a thread kept on its stack.
 *
 * <p>Run it, and from another terminal send it something, or open a dozen and leave them open:
 *
 * <pre>
 * bin/echo-server --port 8888
 * bin/echo-client --port 8888 --message Hola!
 * </pre>
 */
public final class EchoServer extends Program {
  /** Clients that may wait in the kernel until they are accepted. */
  private static final int BACKLOG = 1024;

  /** How long to wait before the next accept after a failed one, in milliseconds. */
  private static final int BREATHER = 100;

  /** The most that a datagram can carry: 65,535 bytes with IP's and UDP's headers. */
  private static final int LARGEST_DATAGRAM = 65_507;

  /** Ports of servers that answer whatever comes: echo, daytime, quote, chargen, time. */
  private static final Set<Integer> ANSWER_ANYTHING = Set.of(7, 13, 17, 19, 37);

  /** After a stop request: once no byte has moved for so long, all are back, in milliseconds. */
  private static final int QUIET = 100;

  /** After a stop request: how long a client may go on sending, in milliseconds. */
  private static final int PATIENCE = 1500;

  @Mixin private final Listen listen = new Listen(8888);

  @Option(names = "--udp", description = "Echo UDP datagrams instead of TCP connections.")
  private boolean udp;

  private SelectionKey door;
  private boolean saidFull;

  /** One buffer for all clients: an {@link EchoConnection} keeps what its client is still owed. */
  private final ByteBuffer piece = ByteBuffer.allocateDirect(64 * 1024);

  public EchoServer() {
    super(
        "echo-server",
        "Sends back every byte that it receives, to any number of clients at once.",
        "Example: echo-server --port 8888, then echo-client --port 8888 --message Hola!");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    if (udp) {
      echoDatagrams(out);
    } else {
      echoStreams(out);
    }
  }

  private void echoStreams(PrintStream out) throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open()) {
      // Java opens files of its own at the first write or close of a socket. When clients hold all
      // file descriptors, that is too late, and Java never tries again: so open them now.
      SocketChannel.open().close();

      trying("listen on " + listen);
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      InetAddress host = InetAddress.getByName(listen.host());
      server.bind(new InetSocketAddress(host, listen.port()), BACKLOG);
      server.configureBlocking(false);
      door = server.register(selector, SelectionKey.OP_ACCEPT);
      stop().by(selector::wakeup);
      out.println("Listening on " + listen.text(server.getLocalAddress()));

      trying("wait for clients");
      while (!stop().requested()) {
        boolean full = isFull();
        selector.select(this::serve, full ? BREATHER : 0);
        if (full) { // there may be room now
          door.interestOps(SelectionKey.OP_ACCEPT);
        }
      }
      door.channel().close();
      sendWhatIsOwed(selector);
    }
  }

  /** The turn of one socket that has something to do. */
  private void serve(SelectionKey key) {
    if (key == door) {
      accept();
      return;
    }
    EchoConnection connection = (EchoConnection) key.attachment();
    try {
      connection.turn(piece);
    } catch (IOException gone) {
      connection.close(); // reset by its client: the others continue
    }
  }

  private void accept() {
    SocketChannel client;
    try {
      client = ((ServerSocketChannel) door.channel()).accept();
    } catch (IOException e) {
      // For example, too many open files. The client stays in the backlog and the server socket
      // stays ready: trying again at once would be a busy loop.
      door.interestOps(0);
      if (!saidFull) {
        saidFull = true;
        note("cannot accept a client for now: " + e.getMessage());
      }
      return;
    }
    if (client != null) {
      EchoConnection.open(client, door.selector());
    }
  }

  private boolean isFull() {
    return door.interestOps() == 0;
  }

  /**
   * After a stop request: goes on while bytes move, then ends the stream of each client that has
   * all its bytes back, and waits until the clients end theirs. For a client that does not read,
   * the process waits 2 s in all.
   */
  private void sendWhatIsOwed(Selector selector) throws IOException {
    long began = System.nanoTime();
    long moved = began;
    while (!selector.keys().isEmpty()) {
      if (selector.select(this::serve, QUIET) > 0) {
        moved = System.nanoTime();
      }
      if (millisSince(moved) >= QUIET || millisSince(began) >= PATIENCE) {
        for (SelectionKey key : selector.keys()) {
          if (key.attachment() instanceof EchoConnection connection) {
            connection.end();
          }
        }
      }
    }
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  /** Datagrams need no selector: all clients share one socket, and none can hold it up. */
  private void echoDatagrams(PrintStream out) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(null)) { // null: not bound yet
      stop().by(socket::close);
      trying("listen on " + listen);
      InetAddress host = InetAddress.getByName(listen.host());
      socket.bind(new InetSocketAddress(host, listen.port()));
      out.println("Listening on " + listen.text(socket.getLocalSocketAddress()));

      trying("receive a datagram");
      byte[] buffer = new byte[LARGEST_DATAGRAM];
      while (true) {
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.receive(datagram);
        if (isFromServer(datagram, socket.getLocalPort())) {
          continue;
        }
        try {
          socket.send(datagram); // its address is the sender's
        } catch (IOException lost) {
          // UDP promises no delivery, and the server goes on with the next client.
        }
      }
    }
  }

  /**
   * Whether a datagram is from a server that answers every datagram, as this server does. Two such
   * servers would send each other the same datagram for ever, and one datagram with a forged sender
   * starts the loop (CERT CA-1996-01).
   */
  private static boolean isFromServer(DatagramPacket datagram, int ours) {
    return datagram.getPort() == ours || ANSWER_ANYTHING.contains(datagram.getPort());
  }

  public static void main(String[] args) {
    Cli.main(new EchoServer(), args);
  }
}
