package org.socketlab.echo;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.socketlab.echo.WrongConversation.Bug;
import org.socketlab.testing.calibration.WrongEnd;

/**
 * echo-server, with a thread for each client and one bug, which the first argument names; what it
 * does with a client is {@link WrongConversation}.
 */
final class WrongEchoServer {
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
    if (bug == Bug.SHOWS_ITS_INSIDE_ON_CTRL_C) {
      WrongEnd.withStackTraceOnInterrupt();
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
          new WrongConversation(client, bug, () -> stopping).run();
        } else {
          threads.execute(new WrongConversation(client, bug, () -> stopping));
        }
      } catch (IOException e) {
        // The server socket is closed.
      }
    }
  }

  /** Stops accepting, and waits for each client's thread to end. */
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

  private void echoDatagrams(int port) throws IOException {
    DatagramSocket socket = new DatagramSocket(null);
    socket.setReuseAddress(bug == Bug.SHARES_THE_UDP_PORT);
    socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
    System.out.println("Listening on 127.0.0.1:" + socket.getLocalPort());
    byte[] buffer = new byte[bug == Bug.TRUNCATES_DATAGRAMS ? 1024 : 65536];
    Set<ByteBuffer> earlier = new HashSet<>();
    while (true) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      socket.receive(packet);
      boolean own = packet.getPort() == socket.getLocalPort() && bug != Bug.ANSWERS_ITS_OWN_PORT;
      if (own || packet.getPort() < 40 && bug != Bug.ANSWERS_SERVERS) {
        continue;
      }
      byte[] datagram = Arrays.copyOf(buffer, packet.getLength());
      if (earlier.add(ByteBuffer.wrap(datagram)) || bug != Bug.DROPS_COPIES) {
        socket.send(packet);
      }
    }
  }
}
