package org.socketlab.socketserver;

import static org.socketlab.socketserver.Stage.behind;
import static org.socketlab.socketserver.Stage.bound;
import static org.socketlab.socketserver.Stage.client;
import static org.socketlab.socketserver.Stage.connect;
import static org.socketlab.socketserver.Stage.letters;
import static org.socketlab.socketserver.Stage.ready;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/**
 * What holds of every server of the five stages, or of those that reply: a check's whole course.
 */
final class EveryServer {
  private static final List<String> NO_PORTS = List.of("65536", "99999", "80x", "http");

  private EveryServer() {}

  /** Expects the program to refuse a port that is somebody else's. */
  static void refusesATakenPort(Lab lab) {
    String port = lab.listen().port();
    lab.start("--port", port)
        .expectFailure(
            lab.program(), 1, "cannot listen on 127.0.0.1:" + port + ": Address already in use");
  }

  /** Stops a server with a client, starts it again on the same port, and stops it without one. */
  static void stopsAndStartsAgain(Lab lab) {
    Child first = lab.start("--port", "0");
    InetSocketAddress address = ready(first);
    try (Peer client = connect(lab, first, address, "")) {
      first.terminate();
      client.toEnd(); // the server ends the connection first, and so has the TIME-WAIT
    }
    first.expectStopped();
    Child second = lab.start("--port", String.valueOf(address.getPort()));
    second.expectLine("Socket created");
    second.expectLine("Socket bound to 127.0.0.1:" + address.getPort());
    second.expectLine("Listening on 127.0.0.1:" + address.getPort());
    second.terminate();
    second.expectStopped();
  }

  /** Expects {@code --host} to hold, with IPv6's brackets, and 8888 to be the port if none is. */
  static void bindsTheHost(Lab lab) {
    Random random = lab.random();
    String host =
        "127.%d.%d.%d"
            .formatted(1 + random.nextInt(254), 1 + random.nextInt(254), 1 + random.nextInt(254));
    if (isFree(lab, host, 8888)) {
      Child server = lab.start("--host", host);
      server.expectLine("Socket created");
      server.expectLine("Socket bound to " + host + ":8888");
    }
    if (isFree(lab, "::1", 0)) {
      Child server = lab.start("--host", "::1", "--port", "0");
      int port = bound(server, "[::1]");
      if (!lab.program().equals("server-01")) {
        server.expectLine("Listening on [::1]:" + port);
        connect(lab, server, new InetSocketAddress("::1", port), "");
      }
    }
  }

  /** Whether that address can be had here: a machine may have no IPv6, or a server of its own. */
  private static boolean isFree(Lab lab, String host, int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return probe.isBound();
    } catch (IOException e) {
      lab.story().step("note", host + " port " + port + " can't be had here: left out");
      return false;
    }
  }

  /** Expects the options that every program has, and a word on a wrong port. */
  static void takesOptions(Lab lab, String... options) {
    Child help = lab.start("--help");
    Child version = lab.start("--version");
    String noPort = NO_PORTS.get(lab.random().nextInt(NO_PORTS.size()));
    lab.start("--port", noPort).expectFailure(lab.program(), 2, noPort);
    version.expectExit(0);
    if (rest(version).isBlank()) {
      throw new CheckFailed("--version prints nothing on stdout");
    }
    help.expectExit(0);
    String page = rest(help);
    for (String option : options) {
      if (!page.contains(option)) {
        throw new CheckFailed("--help does not name " + option + " on stdout");
      }
    }
  }

  /** Expects a message beyond 64 KiB to be cut there, and the reply to be to the first part. */
  static void cutsAtTheLimit(Lab lab, String before) {
    byte[] tooLong = letters(lab, Stage.LIMIT + 100 + lab.random().nextInt(100));
    Peer client = client(lab);
    client.send(tooLong);
    client.expectAll(behind(before, Arrays.copyOf(tooLong, Stage.LIMIT)));
  }

  /**
   * Expects a reply to arrive whole though the client has sent more than the server reads. The
   * reply is longer than what the client takes in, so that part of it is still the server's when it
   * closes: a reset would delete that.
   */
  static void repliesInFull(Lab lab, String before) {
    byte[] message = letters(lab, Stage.LIMIT);
    byte[] all = Arrays.copyOf(message, message.length + 500_000 + lab.random().nextInt(400_000));
    Peer client = lab.connectNarrow(ready(lab.start("--port", "0")));
    client.send(all);
    client.expectAll(behind(before, message));
  }

  private static String rest(Child ended) {
    return new String(ended.rest(), StandardCharsets.UTF_8);
  }
}
