import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/*
 * echo-server: send back what comes (RFC 862).
 *
 * One thread serves all clients. It may never wait for a single one, so every socket is
 * non-blocking: a read or a write does only what is possible at once. The thread waits at a
 * selector, which tells which sockets have something to read, or room to write.
 *
 * A client may send and not read. Then its echo does not fit into the buffers. The server keeps the
 * rest, and reads nothing more from that client until the rest is sent: TCP makes the client wait,
 * and nobody else notices. When a client ends its stream and all is sent back, the server ends its
 * own.
 *
 * With --udp all clients share one socket, and each datagram goes back to its sender.
 */
public class EchoServer {
  private static final String NAME = "echo-server";
  private static final String USAGE = "echo-server [--trace] [--host HOST] [--port PORT] [--udp]";

  /** Ports of servers that would answer our answer. */
  private static final Set<Integer> ANSWERS_ANYTHING = Set.of(7, 13, 17, 19, 37);

  private static final int PATIENCE =
      1500; // ms for the last bytes, when the server is told to stop

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port"), List.of("--trace", "--udp"));
    String host = OPTIONS.getOrDefault("--host", "127.0.0.1");
    int port = number("--port", 8888, 0, 65535);
    if (OPTIONS.containsKey("--udp")) {
      serveDatagrams(host, port);
    } else {
      serve(listening(host, port));
    }
  }

  /** The door: a listening socket. Prints its address. */
  private static ServerSocketChannel listening(String host, int port) throws IOException {
    // [
    // TODO 1: Open a channel for the server, allow its address to be used again (SO_REUSEADDR),
    // bind it, and print "Listening on" and its address. What fails: throw cannotListen(host, port,
    // e).
    try {
      ServerSocketChannel door = ServerSocketChannel.open();
      door.socket().setReuseAddress(true);
      door.socket().bind(new InetSocketAddress(InetAddress.getByName(host), port), 1024);
      System.out.println("Listening on " + text((InetSocketAddress) door.getLocalAddress()));
      return door;
    } catch (IOException e) {
      throw cannotListen(host, port, e);
    }
    // ]
  }

  /** One client: its channel, what it is still owed, and whether it has said all. */
  private static final class Client {
    final SocketChannel channel;
    final ByteBuffer owed = ByteBuffer.allocate(65536).flip();
    boolean ended;

    Client(SocketChannel channel) {
      this.channel = channel;
    }

    /** Writes what is owed, else reads, without waiting. Returns what to wait for next. */
    int turn() throws IOException {
      // [
      // TODO 3: If something is owed, write as much of it as goes, and wait for OP_WRITE while
      // something is left. Only when nothing is owed, read: what comes is owed. A read of -1 is the
      // end of the stream. Return 0 when the client has said all and got all, or else what to wait
      // for.
      if (!owed.hasRemaining() && !ended) {
        owed.clear();
        ended = channel.read(owed) < 0;
        owed.flip();
      }
      if (owed.hasRemaining()) {
        channel.write(owed);
      }
      if (owed.hasRemaining()) {
        return SelectionKey.OP_WRITE;
      }
      return ended ? 0 : SelectionKey.OP_READ;
      // ]
    }
  }

  /** Serves all clients of the door, until the program is told to stop. */
  private static void serve(ServerSocketChannel door) throws IOException {
    Selector selector = Selector.open();
    Thread stopping = stopping(selector, Thread.currentThread());
    // [
    // TODO 2: Register the door at the selector, and wait for whatever is ready. A ready door means
    // a client to accept; make its channel non-blocking and register it, with its Client attached.
    // A ready client has its turn(), which returns what to wait for next; 0 means close. An
    // IOException ends that client only.
    // TODO 4: When the thread "stopping" is alive, accept no more clients. Every client gets what
    // it is still owed, within PATIENCE; then end its stream and close.
    door.configureBlocking(false);
    door.register(selector, SelectionKey.OP_ACCEPT);
    long deadline = 0;
    while (deadline == 0 || selector.keys().size() > 0 && System.nanoTime() < deadline) {
      selector.select(deadline == 0 ? 0 : 50);
      if (stopping.isAlive() && deadline == 0) {
        deadline = System.nanoTime() + PATIENCE * 1_000_000L;
        door.close();
        selector.selectNow();
      }
      Set<SelectionKey> ready = selector.selectedKeys();
      for (SelectionKey key : new ArrayList<>(selector.keys())) {
        if (!key.isValid()) {
          continue;
        } else if (key.attachment() instanceof Client client) {
          boolean idle = deadline > 0 && !ready.contains(key) && !client.owed.hasRemaining();
          if (ready.contains(key) || idle) {
            turn(key, client, idle);
          }
        } else if (ready.contains(key)) {
          accept(door, selector);
        }
      }
      ready.clear();
    }
    // ]
  }

  // [
  private static void accept(ServerSocketChannel door, Selector selector) {
    try {
      SocketChannel channel = door.accept();
      if (channel != null) {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Client(channel));
      }
    } catch (IOException e) {
      // It has gone again, or there are no file descriptors left.
    }
  }

  private static void turn(SelectionKey key, Client client, boolean isLast) {
    try {
      int wanted = isLast ? 0 : client.turn();
      if (wanted != 0) {
        key.interestOps(wanted);
        return;
      }
      client.channel.shutdownOutput();
    } catch (IOException e) {
      // The client has gone.
    }
    try {
      client.channel.close();
    } catch (IOException e) {
      // So it is closed.
    }
  }

  // ]

  /** A thread that starts when the program is told to stop, and waits for the main thread's end. */
  private static Thread stopping(Selector selector, Thread main) {
    Thread stopping =
        new Thread(
            () -> {
              selector.wakeup();
              try {
                main.join(2 * PATIENCE);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    Runtime.getRuntime().addShutdownHook(stopping);
    return stopping;
  }

  /** Sends each datagram back to its sender. */
  private static void serveDatagrams(String host, int port) throws IOException {
    DatagramSocket server;
    try {
      server = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException e) {
      throw cannotListen(host, port, e);
    }
    System.out.println("Listening on " + text((InetSocketAddress) server.getLocalSocketAddress()));
    DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
    while (true) {
      // [
      // TODO 5: Receive a datagram, and send the same bytes back to where it came from. Not to a
      // port of ANSWERS_ANYTHING, nor to one with our own number: such a server would answer our
      // answer, and both would talk for ever (CERT CA-1996-01). The packet needs its full length
      // again before each receive.
      packet.setLength(packet.getData().length);
      server.receive(packet);
      if (ANSWERS_ANYTHING.contains(packet.getPort())
          || packet.getPort() == server.getLocalPort()) {
        continue;
      }
      try {
        server.send(packet);
      } catch (IOException e) {
        // The sender can't be reached.
      }
      // ]
    }
  }

  private static IOException cannotListen(String host, int port, IOException e) {
    boolean unknown = e instanceof UnknownHostException;
    return new IOException(
        "cannot listen on "
            + host
            + ":"
            + port
            + ": "
            + (unknown ? "unknown host" : e.getMessage()));
  }

  public static void main(String[] args) {
    try {
      run(args);
    } catch (IOException e) {
      System.out.flush();
      System.err.println(NAME + ": " + e.getMessage());
      System.exit(1);
    }
  }

  /** An address as the contract writes it: 127.0.0.1:8888, or [::1]:8888. */
  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress().replaceFirst("(^|:)0(:0)+(:|$)", "::");
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private static final Map<String, String> OPTIONS = new HashMap<>();

  /** Reads the command line: options with a value, and options without one. */
  private static void parse(String[] args, List<String> valued, List<String> flags) {
    for (int i = 0; i < args.length; i++) {
      String[] nameAndValue = args[i].split("=", 2);
      String name = nameAndValue[0];
      if (name.equals("--help") || name.equals("--version")) {
        System.out.println(name.equals("--help") ? USAGE : NAME + " 1.0");
        System.exit(0);
      } else if (flags.contains(name) && nameAndValue.length == 1) {
        OPTIONS.put(name, "");
      } else if (valued.contains(name) && (nameAndValue.length == 2 || i + 1 < args.length)) {
        OPTIONS.put(name, nameAndValue.length == 2 ? nameAndValue[1] : args[++i]);
      } else {
        usage("'" + args[i] + "' is no option, or lacks its value");
      }
    }
  }

  /** Wrong usage ends the program with status 2. */
  private static void usage(String sentence) {
    System.err.println(NAME + ": " + sentence);
    System.exit(2);
  }

  /** A number that was given, in ASCII digits. */
  private static int number(String option, int otherwise, int least, int most) {
    String text = OPTIONS.getOrDefault(option, String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      usage("'" + text + "' is no " + option.substring(2) + ": " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }
}
