package org.socketlab.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socketlab.testing.Run;

/** The wording and behaviour of echo-client that the contract leaves open. */
final class EchoClientTest {
  private Run run;

  private int run(Object... words) {
    List<String> arguments = new ArrayList<>(List.of("--host", "127.0.0.1"));
    for (Object word : words) {
      arguments.add(String.valueOf(word));
    }
    run = Run.of(new EchoClient(), arguments.toArray(new String[0]));
    return run.status();
  }

  private String said() {
    return run.err();
  }

  private void expectFailure(int status, int got, String sentence) {
    assertTrue(said().lines().toList().contains("echo-client: " + sentence), said());
    assertEquals(status, got);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--size 64      | --interval and --size are for round trips, and need --count",
        "--interval 1   | --interval and --size are for round trips, and need --count",
        "--count 0      | --count 0 is not a number from 1 to 1000000",
        "--count 1 --size 0 | --size 0 is not a number of bytes from 1 to 1048576",
        "--count 1 --size 65508 --udp | --size 65508 is not a number of bytes from 1 to 65507",
        "--count 1 --message x | --message and --count don't go together: one message, or round trips",
        "--count 1 --interval -1 | Invalid value for option '--interval': '-1' is not a number of seconds (above 0, at most 86400)",
      })
  void wrongUsageIsExit2AndNamesTheValue(String arguments, String sentence) {
    expectFailure(2, run((Object[]) arguments.split(" ")), sentence);
  }

  @Test
  void aMessageThatFitsNoDatagramIsWrongUsage() {
    expectFailure(
        2,
        run("--udp", "--message", "x".repeat(65_508)),
        "a message of 65508 bytes does not fit a datagram, which holds 65507");
    assertTrue(said().contains("hint: without --udp"));
  }

  @Test
  void aTextMayLookLikeAnOptionOrAFileOfThem() throws IOException {
    for (String text : List.of("--udp", "@pom.xml", "", "-", "--")) {
      try (ServerSocket server = listening()) {
        Background echo = Background.run("echo", () -> echo(server, 0));
        assertEquals(0, run("--port", server.getLocalPort(), "--message", text), said());
        echo.await();
        assertTrue(run.out().contains("Received: " + text + "\n"));
      }
    }
  }

  @Test
  void aServerThatDoesNotEndItsStreamHasEchoedAllTheSame() throws IOException {
    try (ServerSocket server = listening()) {
      Background.run("echo", () -> echo(server, 5000));
      assertEquals(0, run("--port", server.getLocalPort(), "--message", "Hola!"), said());
    }
  }

  @Test
  void aServerThatTakesNothingIsWaitedForNoLongerThanTheTimeout() throws IOException {
    try (ServerSocket server = listening()) {
      // Nobody accepts: the kernel takes some of it, and then there is no room.
      int port = server.getLocalPort();
      expectFailure(
          1,
          run("--port", port, "--message", "x".repeat(1 << 23), "--timeout", "0.3"),
          "cannot get the whole echo from 127.0.0.1 port "
              + port
              + ", after 0 of 8388608 bytes: no answer within 0.3 s");
    }
  }

  @Test
  void aResetIsToldWithHowFarTheEchoCame() throws IOException {
    try (ServerSocket server = listening()) {
      Background reset =
          Background.run(
              "reset",
              () -> {
                try (Socket client = server.accept()) {
                  client.getInputStream().read(); // so that it has connected and sent
                  client.setSoLinger(true, 0);
                } catch (IOException e) {
                  throw new IllegalStateException(e);
                }
              });
      int port = server.getLocalPort();
      expectFailure(
          1,
          run("--port", port, "--message", "Hola!"),
          "the echo from 127.0.0.1 port "
              + port
              + " is not whole: Connection reset after 0 of 5 bytes");
      reset.await();
    }
  }

  @Test
  void noSocketOnAUdpPortIsARefusal() throws IOException {
    try (DatagramSocket deaf = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      deaf.connect(deaf.getLocalSocketAddress()); // so it receives from nobody else
      int port = deaf.getLocalPort();
      expectFailure(
          1,
          run("--udp", "--port", port, "--message", "Hola!"),
          "cannot get the echo from 127.0.0.1 port " + port + ": Connection refused");
    }
  }

  @Test
  void lateAndRepeatedDatagramsAreNoAnswers() throws IOException {
    try (DatagramSocket server = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      Background echo =
          Background.run(
              "echo",
              () -> {
                DatagramPacket first = received(server);
                send(server, first);
                send(server, first); // a duplicate, which must be ignored
                DatagramPacket second = received(server);
                send(server, first); // late
                send(server, second);
              });
      assertEquals(0, run("--udp", "--port", server.getLocalPort(), "--count", 2), said());
      echo.await();
      assertTrue(run.out().contains("2 sent, 2 echoed\n"));
    }
  }

  @Test
  void anEmptyDatagramIsAnsweredByItsServerAlone() throws IOException {
    InetAddress here = InetAddress.getByName("127.0.0.1");
    try (DatagramSocket server = new DatagramSocket(0, here);
        DatagramSocket stranger = new DatagramSocket(0, here)) {
      Background echo =
          Background.run(
              "echo",
              () -> {
                DatagramPacket empty = received(server);
                byte[] other = {1};
                send(stranger, new DatagramPacket(other, 1, empty.getSocketAddress()));
                send(server, empty);
              });
      assertEquals(0, run("--udp", "--port", server.getLocalPort(), "--message", ""), said());
      echo.await();
      assertTrue(run.out().contains("Sending 0 bytes\nReceived: \n"), run.out());
    }
  }

  @Test
  void lostDatagramsAreCountedAndExit1() throws IOException {
    try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      int port = silent.getLocalPort();
      expectFailure(
          1,
          run("--udp", "--port", port, "--count", 2, "--timeout", "0.1"),
          "2 of 2 datagrams did not come back from 127.0.0.1 port "
              + port
              + ": no answer within 0.1 s");
    }
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
  }

  /** Echoes one client; then keeps the connection open that long, unless the client closes. */
  private static void echo(ServerSocket server, int millis) {
    try (Socket client = server.accept()) {
      OutputStream reply = client.getOutputStream();
      client.getInputStream().transferTo(reply);
      if (millis > 0) {
        reply.flush();
        new java.util.concurrent.CountDownLatch(1)
            .await(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
      }
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DatagramPacket received(DatagramSocket socket) {
    DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
    try {
      socket.receive(packet);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return packet;
  }

  private static void send(DatagramSocket socket, DatagramPacket packet) {
    try {
      socket.send(packet);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
