package org.socketlab.echo;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Hosts;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;
import org.socketlab.testing.Usage;

/** What echo-client does when nobody answers, or when its options are wrong. */
@Grades("echo-client")
final class EchoClientFailureChecks {

  @Check(
      value = "gives a silent server its --timeout, names that time, and exits 1",
      points = 2,
      teaches =
          "A read without a time limit waits for ever, and nobody learns why the program hangs.",
      contract = {
        "a peer that stays silent ends the client with exit 1 and a message that names the time"
            + " waited"
      })
  void silentServer(Lab lab) {
    Door door = lab.listen();
    Child client = lab.start("--port", door.port(), "--message", "Hola", "--timeout", "0.5");
    Peer server = door.accept();
    server.expect("Hola");
    server.send("Ho");
    client.expectFailure("echo-client", 1, "0.5");
  }

  @Check(
      value = "waits as long as --timeout for each piece, and not for the whole echo",
      points = 1,
      teaches =
          "A slow server is not a silent one. A limit of a few seconds for the whole exchange"
              + " fails on every large file.",
      contract = {"it bounds connecting and each wait for bytes"},
      waits = true)
  void slowServer(Lab lab) {
    Door door = lab.listen();
    String message = lab.randomWord();
    Child client = lab.start("--port", door.port(), "--message", message, "--timeout", "2");
    Peer server = door.accept();
    server.expect(message);
    for (byte b : Bytes.of(message)) { // eight of them, in 2.6 s
      client.hasEnded(330);
      server.send(new byte[] {b});
    }
    server.close();
    client.expectLine("Connecting to localhost port " + door.port());
    client.expectLine("Sending 8 bytes");
    client.expectLine("Received: " + message);
    client.expectExit(0);
  }

  @Check(
      value = "ends at once on SIGTERM and on Ctrl-C",
      points = 1,
      teaches =
          "A user who is tired of waiting presses Ctrl-C. That is not an error, and must show no"
              + " stack trace.",
      contract = {"On SIGTERM or Ctrl-C a client that waits ends at once"})
  void interrupted(Lab lab) {
    for (Consumer<Child> signal : List.<Consumer<Child>>of(Child::terminate, Child::interrupt)) {
      Door door = lab.listen();
      Child client = lab.start("--port", door.port(), "--message", "Hola", "--timeout", "60");
      door.accept().expect("Hola");
      signal.accept(client);
      client.expectStopped();
    }
  }

  @Check(
      value = "takes the first IPv4 address where a name has both kinds",
      points = 1,
      teaches =
          "Resolvers list addresses in an order of their own, and a server may listen at one of"
              + " them only: by IPv4 most servers are reached.",
      contract = {"It connects to the host's first address, IPv4 before IPv6."})
  void ipv4First(Lab lab) {
    String name = lab.randomWord();
    String message = lab.randomWord();
    Door door = lab.listen();
    Hosts hosts = new Hosts(lab, "::1 " + name, "127.0.0.1 " + name);
    Child client = hosts.start("--host", name, "--port", door.port(), "--message", message);
    Peer server = hosts.accept(door, client);
    server.expect(message);
    server.send(message);
    server.close();
    client.expectLine("Connecting to " + name + " port " + door.port());
    client.expectExit(0);
  }

  @Check(
      value = "says what it cannot connect to and why, and exits 1",
      points = 1,
      teaches =
          "The failure that every user meets first: name the address, so that they see the wrong"
              + " port.",
      contract = {
        "A failure prints one line, `NAME: what failed, naming the input: why`",
        "1 the network or the peer failed",
        "everything else (errors, hints, traces, progress) goes to stderr"
      })
  void refused(Lab lab) {
    String port = String.valueOf(lab.closedPort());
    Child client = lab.start("--host", "127.0.0.1", "--port", port, "--message", "Hola");
    client.expectLine("Connecting to 127.0.0.1 port " + port);
    client.expectFailure("echo-client", 1, "127.0.0.1", port);

    String noHost = lab.randomWord() + ".invalid"; // which RFC 6761 keeps free for ever
    Map<String, String> hurry = Map.of("RES_OPTIONS", "timeout:1 attempts:1");
    Child lost = lab.start(hurry, "--host", noHost, "--message", "Hola");
    lost.expectFailure("echo-client", 1, noHost);
  }

  @Check(
      value = "helps with --help, and exits 2 on what it can't do",
      points = 1,
      teaches = "Exit status 2 says that the user, not the network, has to change something.",
      contract = {
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "Ports are 0-65535, else exit 2.",
        "(decimal, above 0, default 5"
      })
  void usage(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--port", "65536", "--message", "Hola");
    Usage.expectRefusal(lab, "--timeout", "0", "--message", "Hola");
    Usage.expectRefusal(lab, "--count", "many");
  }
}
