package org.socketlab.echo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.socketlab.wire.LingeringClose;

/** echo-server, with a thread for each client and one bug, which the first argument names. */
final class WrongEchoServer {
  private enum Bug {
    NONE,
    LISTENS_EVERYWHERE,
    TELLS_OF_EACH_CLIENT,
    WAITS_FOR_A_LINE,
    DECODES_THE_BYTES,
    ENDS_AFTER_ONE_ECHO,
    NEVER_ENDS_ITS_STREAM,
    ONE_CLIENT_AFTER_ANOTHER,
    ALL_WAIT_FOR_ONE_WRITE,
    READS_AHEAD_WITHOUT_END,
    DROPS_WHAT_IS_LEFT,
    ENDS_WITH_A_RESET,
    DIES_ON_SIGTERM,
    TRUNCATES_DATAGRAMS,
    SHARES_THE_UDP_PORT,
    EXITS_1_ON_WRONG_USAGE
  }

  private final Bug bug;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean stopping;

  private WrongEchoServer(Bug bug) {
    this.bug = bug;
  }

  public static void main(String[] args) throws IOException {
    Bug bug = Bug.valueOf(args[0]);
    List<String> words = WrongWords.of(args, "--host", "--port", "--udp");
    int port = Integer.parseInt(words.get(words.indexOf("--port") + 1));
    if (port > 65535) {
      int status = bug == Bug.EXITS_1_ON_WRONG_USAGE ? 1 : 2;
      WrongWords.fail("echo-server", status, port + " is not a port");
    }
    WrongEchoServer server = new WrongEchoServer(bug);
    try {
      if (words.contains("--udp")) {
        server.echoDatagrams(port);
      } else {
        server.echoStreams(port);
      }
    } catch (java.net.BindException e) {
      String address = "127.0.0.1:" + port;
      WrongWords.fail("echo-server", 1, "cannot listen on " + address + ": Address already in use");
    }
  }

  private void echoStreams(int port) throws IOException {
    ServerSocket server = new ServerSocket();
    String host = bug == Bug.LISTENS_EVERYWHERE ? "0.0.0.0" : "127.0.0.1";
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(host, port));
    if (bug != Bug.DIES_ON_SIGTERM) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
    }
    System.out.println("Listening on 127.0.0.1:" + server.getLocalPort());
    while (!stopping) {
      try {
        Socket client = server.accept();
        if (bug == Bug.TELLS_OF_EACH_CLIENT) {
          System.out.println("Connected with " + client.getRemoteSocketAddress());
        }
        if (bug == Bug.ONE_CLIENT_AFTER_ANOTHER) {
          serve(client);
        } else {
          threads.execute(() -> serve(client));
        }
      } catch (IOException e) {
        // The door is closed.
      }
    }
  }

  /** Closes the door, lets each client's thread come to its end, and waits for them. */
  private void stop(ServerSocket server) {
    stopping = true;
    try {
      server.close();
      threads.shutdown();
      threads.awaitTermination(2, TimeUnit.SECONDS);
    } catch (IOException | InterruptedException e) {
      // The process ends in any case.
    }
  }

  private void serve(Socket client) {
    try {
      client.setTcpNoDelay(true);
      client.setSoTimeout(100); // so as to look whether to stop
      OutputStream out =
          bug == Bug.READS_AHEAD_WITHOUT_END || bug == Bug.DROPS_WHAT_IS_LEFT
              ? new Ahead(client.getOutputStream(), bug == Bug.DROPS_WHAT_IS_LEFT)
              : client.getOutputStream();
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      byte[] piece = new byte[8192];
      for (int n; (n = read(client, piece)) >= 0; ) {
        if (bug == Bug.WAITS_FOR_A_LINE) {
          line.write(piece, 0, n);
          if (piece[n - 1] == '\n') {
            out.write(line.toByteArray());
            line.reset();
          }
        } else if (bug == Bug.ALL_WAIT_FOR_ONE_WRITE) {
          synchronized (this) {
            out.write(piece, 0, n);
          }
        } else if (bug == Bug.DECODES_THE_BYTES) {
          out.write(new String(piece, 0, n, StandardCharsets.UTF_8).getBytes("UTF-8"));
        } else {
          out.write(piece, 0, n);
        }
        if (bug == Bug.ENDS_AFTER_ONE_ECHO) {
          break;
        }
      }
      out.write(line.toByteArray());
      out.flush();
      if (bug != Bug.NEVER_ENDS_ITS_STREAM) {
        LingeringClose.close(client);
      }
    } catch (IOException e) {
      if (bug == Bug.ENDS_WITH_A_RESET) {
        Runtime.getRuntime().halt(1);
      }
    }
  }

  /** A piece of what has come; -1 at the end of the stream, or when the server is to stop. */
  private int read(Socket client, byte[] piece) throws IOException {
    while (true) {
      try {
        return client.getInputStream().read(piece);
      } catch (SocketTimeoutException e) {
        if (stopping) {
          return -1;
        }
      }
    }
  }

  private void echoDatagrams(int port) throws IOException {
    DatagramSocket socket = new DatagramSocket(null);
    socket.setReuseAddress(bug == Bug.SHARES_THE_UDP_PORT);
    socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    System.out.println("Listening on 127.0.0.1:" + socket.getLocalPort());
    byte[] buffer = new byte[bug == Bug.TRUNCATES_DATAGRAMS ? 1024 : 65536];
    while (true) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      socket.receive(packet);
      socket.send(packet);
    }
  }

  /** Takes all it is given and sends it when there is room; flush waits for that, or drops it. */
  private static final class Ahead extends OutputStream {
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private final OutputStream out;
    private final boolean drops;
    private final Thread sender = new Thread(this::send);

    Ahead(OutputStream out, boolean drops) {
      this.out = out;
      this.drops = drops;
      sender.setDaemon(true);
      sender.start();
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      queue.add(Arrays.copyOfRange(bytes, from, from + length));
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void flush() {
      queue.add(new byte[0]);
      try {
        sender.join(drops ? 1 : 0);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void send() {
      try {
        for (byte[] next; (next = queue.take()).length > 0; ) {
          out.write(next);
        }
      } catch (IOException | InterruptedException e) {
        // The client has gone.
      }
    }
  }
}
