package org.socketlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.socketlab.net.Addresses;
import org.socketlab.testing.Child;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A server with {@code --trace} does the same as without it, and draws a ladder. */
@Timeout(60)
final class ServerTraceTest {
  private static final int PATIENCE_MILLIS = 10_000;

  /** Sends each client's word back, prints who it was, and listens no longer than it has to. */
  private static final class Server extends Program {
    @Mixin private final Listen listen = new Listen(0);

    @Option(names = "--clients")
    private int clients = 1;

    /** Prints nothing before the last client has gone. */
    @Option(names = "--late")
    private boolean late;

    Server() {
      super("program", "Answers its clients.");
    }

    @Override
    protected void run(PrintStream out) throws IOException {
      List<String> lines = new ArrayList<>();
      trying("listen on " + listen);
      try (ServerSocket server = new ServerSocket()) {
        server.bind(new InetSocketAddress(listen.host(), listen.port()));
        lines.add("Listening on " + Addresses.text(server.getLocalSocketAddress()));
        for (int i = 0; i < clients; i++) {
          print(lines, out);
          try (Socket client = server.accept()) {
            client.getOutputStream().write(client.getInputStream().readAllBytes());
            String host = Addresses.text(client.getInetAddress());
            lines.add(host + " is " + Addresses.text(client.getRemoteSocketAddress()));
          }
        }
      }
      late = false;
      print(lines, out);
    }

    private void print(List<String> lines, PrintStream out) {
      if (!late) {
        lines.forEach(out::println);
        lines.clear();
      }
    }

    public static void main(String[] args) {
      Cli.main(new Server(), args);
    }
  }

  @Test
  void aClientIsCalledByItsOwnAddress() throws IOException {
    try (Child server = start("--port", "0")) {
      InetSocketAddress address = server.listening();
      String client = echo(address);
      server.expectLine("127.0.0.1 is " + client);
      server.expectExit(0);
      String ladder = squeezed(server.stderr());
      assertEquals(
          """
          #1 %s -> %s
          | open |
          |-- 4 B Hola ->|
          |-- end of stream ->|
          |<- 4 B Hola |
          |<- end of stream --|
          """
              .formatted(client, Addresses.text(address)),
          ladder);
    }
  }

  /** A server's users may know its address without a printed line. */
  @Test
  void whoAcceptsBeforeItPrintsIsReached() throws Exception {
    // An address of this test's own, so that no other test has the port.
    byte[] number = {
      127, 99, (byte) (ProcessHandle.current().pid() >> 8), (byte) System.nanoTime()
    };
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(number), 8888);
    String host = Addresses.text(address.getAddress());
    try (Child server = start("--host", host, "--port", "8888", "--clients", "3", "--late")) {
      List<String> clients = new ArrayList<>(List.of(echoWhenItListens(server, address)));
      clients.add(echo(address));
      clients.add(echo(address));
      server.expectLine("Listening on " + Addresses.text(address));
      for (String client : clients) {
        server.expectLine(host(client) + " is " + client);
      }
      server.expectExit(0);
      assertTrue(server.stderr().contains("#3  " + clients.get(2)), server.stderr());
    }
  }

  @Test
  void overIpv6() throws IOException {
    InetAddress loopback = InetAddress.getByName("::1");
    try (ServerSocket probe = new ServerSocket()) {
      assumeTrue(binds(probe, loopback), "this machine has no IPv6");
    }
    try (Child server = start("--host", "::1", "--port", "0")) {
      InetSocketAddress address = server.listening();
      assertEquals(loopback, address.getAddress());
      server.expectLine("::1 is " + echo(address));
      server.expectExit(0);
    }
  }

  @Test
  void aClientFromAnotherNetwork() throws IOException {
    Optional<InetAddress> ours =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(one -> one instanceof Inet4Address && !one.isLoopbackAddress())
            .findFirst();
    assumeTrue(ours.isPresent(), "this machine is in no network");
    try (Child server = start("--host", "0.0.0.0", "--port", "0", "--clients", "2")) {
      int port = server.listening().getPort();
      server.expectLine(
          Addresses.text(ours.get()) + " is " + echo(new InetSocketAddress(ours.get(), port)));
      server.expectLine("127.0.0.1 is " + echo(new InetSocketAddress("127.0.0.1", port)));
      server.expectExit(0);
      assertTrue(server.stderr().contains("-> 0.0.0.0:" + port + "\n"), server.stderr());
    }
  }

  @Test
  void aPortInUseIsRefusedInTheProgramsWords() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        Child server = start("--port", String.valueOf(taken.getLocalPort()))) {
      server.expectExit(1);
      String why = ": Address already in use\n";
      assertTrue(
          server
              .stderr()
              .contains("\nprogram: cannot listen on 127.0.0.1:" + taken.getLocalPort() + why),
          server.stderr());
      server.expectRest("");
    }
  }

  @Test
  void aHostThatDoesNotResolveIsRefusedInTheProgramsWords() throws IOException {
    try (Child server = start("--host", "a..b")) {
      server.expectExit(1);
      assertTrue(server.stderr().contains("cannot listen on a..b:0: "), server.stderr());
      assertFalse(server.stderr().contains("127."), server.stderr());
    }
  }

  private static Child start(String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--trace");
    return Child.ofMain("exec \"$@\"", Server.class, all.toArray(String[]::new));
  }

  private static String echoWhenItListens(Child server, InetSocketAddress address)
      throws IOException {
    while (true) {
      try {
        return echo(address);
      } catch (ConnectException notYet) {
        if (server.hasEnded(10)) {
          throw notYet;
        }
      }
    }
  }

  /** Sends a word, expects it back, and says from which address. */
  private static String echo(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(address, PATIENCE_MILLIS);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write("Hola".getBytes(UTF_8));
      socket.shutdownOutput();
      assertEquals("Hola", new String(socket.getInputStream().readAllBytes(), UTF_8));
      return Addresses.text(socket.getLocalSocketAddress());
    }
  }

  private static boolean binds(ServerSocket socket, InetAddress host) {
    try {
      socket.bind(new InetSocketAddress(host, 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static String host(String address) {
    return address.substring(0, address.lastIndexOf(':'));
  }

  private static String squeezed(String ladder) {
    return ladder.replaceAll("-{3,}", "-").replaceAll(" +", " ").replaceAll("(?m)^ ", "");
  }
}
