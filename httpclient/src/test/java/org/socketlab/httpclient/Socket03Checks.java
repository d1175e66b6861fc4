package org.socketlab.httpclient;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Hosts;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

@Grades("socket-03")
final class Socket03Checks {

  @Check(
      value = "connects, prints its three lines, and exits 0",
      points = 3,
      teaches =
          "connect returns when the server's kernel has agreed to talk, whether or not its program"
              + " has noticed yet.",
      contract = {"`Socket connected to HOST on ip ADDR`", "a TCP connection"})
  void connects(Lab lab) {
    Door door = lab.listen();
    Child client = lab.start("--host", "127.0.0.1", "--port", door.port());
    door.accept();
    client.expectLine("Socket created");
    client.expectLine("IP address of 127.0.0.1 is 127.0.0.1");
    client.expectLine("Socket connected to 127.0.0.1 on ip 127.0.0.1");
    client.expectRest("");
    client.expectExit(0);
  }

  @Check(
      value = "sends nothing, and ends its stream",
      points = 2,
      teaches =
          "A connection is worth something without a byte: both sides know that the other is"
              + " there.",
      contract = {"a TCP connection"})
  void saysNothing(Lab lab) {
    Door door = lab.listen();
    lab.start("--host", "127.0.0.1", "--port", door.port());
    door.accept().expectEnd();
  }

  @Check(
      value = "takes the first IPv4 address where a name has both kinds",
      points = 1,
      teaches =
          "Resolvers list addresses in an order of their own. Not every network carries IPv6: by"
              + " IPv4 most servers are reached.",
      contract = {"The address is the first that the name resolves to, IPv4 before IPv6."})
  void ipv4First(Lab lab) {
    String name = lab.randomWord();
    Door door = lab.listen();
    Hosts hosts = new Hosts(lab, "::1 " + name, "127.0.0.1 " + name);
    Child client = hosts.start("--host", name, "--port", door.port());
    hosts.accept(door, client);
    client.expectLine("Socket created");
    client.expectLine("IP address of " + name + " is 127.0.0.1");
    client.expectLine("Socket connected to " + name + " on ip 127.0.0.1");
    client.expectRest("");
    client.expectExit(0);
  }

  @Check(
      value = "ends at once on SIGTERM and on Ctrl-C, while it waits for a connection",
      points = 1,
      teaches =
          "A user who is tired of waiting presses Ctrl-C. That is not an error, and must show no"
              + " stack trace.",
      contract = {"On SIGTERM or Ctrl-C a client that waits ends at once"})
  void interrupted(Lab lab) throws IOException {
    try (DeafServer server = new DeafServer()) {
      for (Consumer<Child> signal : List.<Consumer<Child>>of(Child::terminate, Child::interrupt)) {
        Child client = lab.start("--host", "127.0.0.1", "--port", server.port(), "--timeout", "60");
        client.expectLine("Socket created");
        client.expectLine("IP address of 127.0.0.1 is 127.0.0.1");
        client.hasEnded(100); // it has begun to connect by then
        signal.accept(client);
        client.expectStopped();
      }
    }
  }

  @Check(
      value = "says where nobody listens, and exits 1",
      points = 2,
      teaches =
          "A SYN to a port without a listener is answered with a reset. 'Connected' is printed when"
              + " it is true, not before.",
      contract = {"A failure prints one line, `NAME: what failed, naming the input: why`"})
  void refused(Lab lab) {
    String port = String.valueOf(lab.closedPort());
    Child client = lab.start("--host", "127.0.0.1", "--port", port);
    client.expectLine("Socket created");
    client.expectLine("IP address of 127.0.0.1 is 127.0.0.1");
    client.expectRest("");
    client.expectFailure("socket-03", 1, "127.0.0.1", port);
  }

  @Check(
      value = "waits for a connection as long as --timeout says, and no longer",
      points = 2,
      teaches =
          "A machine that is off answers nothing at all. By itself connect goes on for minutes; a"
              + " user wants to know sooner.",
      contract = {
        "it bounds connecting and each wait for bytes",
        "a peer that stays silent ends the client with exit 1 and a message that names the time"
            + " waited"
      })
  void deaf(Lab lab) throws IOException {
    try (DeafServer server = new DeafServer()) {
      Child client = lab.start("--host", "127.0.0.1", "--port", server.port(), "--timeout", "0.7");
      client.expectLine("Socket created");
      client.expectLine("IP address of 127.0.0.1 is 127.0.0.1");
      client.expectRest("");
      client.expectFailure("socket-03", 1, "0.7");
    }
  }

  @Check(
      value = "tells its options, and refuses wrong ones with status 2",
      points = 1,
      teaches = "Options are checked before anything is done with them.",
      contract = {
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "Ports are 0-65535, else exit 2.",
        "(decimal, above 0, default 5",
        "Each stage does what the one before it did, and one thing more."
      },
      seconds = 90)
  void options(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--port", "65536");
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--timeout", "0");
  }
}
