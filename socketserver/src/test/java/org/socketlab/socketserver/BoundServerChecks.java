package org.socketlab.socketserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Random;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

/** The checks for every stage: its address and its command line. */
abstract class BoundServerChecks {
  private static final List<String> NO_PORTS = List.of("65536", "99999", "80x", "http");

  @Check(
      value = "says which port is taken and exits 1",
      points = 1,
      teaches =
          "The failure that every server meets one day: name the address, and end with status 1.",
      contract = {
        "A failure prints one line, `NAME: what failed, naming the input: why`",
        "A port in use: exit 1, `NAME: cannot listen on 127.0.0.1:8888: Address already in use`"
      })
  void portTaken(Lab lab) {
    String port = lab.listen().port();
    lab.start("--port", port)
        .expectFailure(
            lab.program(), 1, "cannot listen on 127.0.0.1:" + port + ": Address already in use");
  }

  @Check(
      value = "binds the address that --host names, IPv6 too, and port 8888 without --port",
      points = 1,
      teaches =
          "A machine has several addresses, and a server is found only at those it has bound.",
      contract = {
        "**Servers** bind `127.0.0.1` unless `--host` says otherwise",
        "(IPv6: `Listening on [::1]:8888`; the address is always numeric)",
        "All take `--host --port 8888`."
      })
  void host(Lab lab) {
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
      int port = StageLines.bound(server, "[::1]");
      expectListening(lab, server, new InetSocketAddress("::1", port));
    }
  }

  @Check(
      value = "has --help and --version, and exits 2 when it is called in a wrong way",
      points = 1,
      teaches = "Only the user can correct wrong usage: say what is wrong, and exit with status 2.",
      contract = {
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "Ports are 0-65535, else exit 2.",
        "0 done; 1 the network or the peer failed; 2 wrong usage.",
        "everything else (errors, hints, traces, progress) goes to stderr"
      })
  void options(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--port", NO_PORTS.get(lab.random().nextInt(NO_PORTS.size())));
  }

  /** The further steps of a stage after the bind, if it has any. */
  void expectListening(Lab lab, Child server, InetSocketAddress address) {}

  /** Whether that address is free here: a machine may have no IPv6, or a server of its own. */
  private static boolean isFree(Lab lab, String host, int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return probe.isBound();
    } catch (IOException e) {
      lab.story().step("note", host + " port " + port + " can't be had here: left out");
      return false;
    }
  }
}
