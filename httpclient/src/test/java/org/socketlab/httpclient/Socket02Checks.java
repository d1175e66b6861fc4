package org.socketlab.httpclient;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.cli.Addresses;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

@Grades("socket-02")
final class Socket02Checks {

  @Check(
      value = "prints the first address that the host's name resolves to, IPv4 before IPv6",
      points = 3,
      teaches =
          "A name may have many addresses of both kinds. Who takes the first IPv4 one reaches most servers.")
  void name(Lab lab) throws UnknownHostException {
    String first = Addresses.text(Addresses.of("localhost").get(0));
    Child client = lab.start("--host", "localhost");
    client.expectLine("Socket created");
    client.expectLine("IP address of localhost is " + first);
    client.expectRest("");
    client.expectExit(0);
  }

  @Check(
      value = "takes an address for a name that resolves to itself",
      points = 1,
      teaches = "The resolver reads numbers, too: no name server is asked for those.")
  void address(Lab lab) {
    String address =
        "127.%d.%d.%d"
            .formatted(
                lab.random().nextInt(256),
                lab.random().nextInt(256),
                1 + lab.random().nextInt(254));
    Child client = lab.start("--host", address);
    client.expectLine("Socket created");
    client.expectLine("IP address of " + address + " is " + address);
    client.expectRest("");
    client.expectExit(0);
  }

  @Check(
      value = "knows IPv6 addresses",
      points = 1,
      teaches =
          "An address is 128 bits in IPv6. The JDK's getAllByName and getaddrinfo elsewhere read both kinds; gethostbyname does not.")
  void ipv6(Lab lab) throws UnknownHostException {
    String address = "2001:db8::" + Integer.toHexString(1 + lab.random().nextInt(0xfffe));
    Child client = lab.start("--host", address);
    client.expectLine("Socket created");
    Matcher line =
        client.expectLine(
            Pattern.compile("IP address of " + address + " is ([0-9a-fA-F:]+)"),
            "IP address of " + address + " is " + address);
    // The same address can be written in more than one way.
    if (!InetAddress.getByName(line.group(1)).equals(InetAddress.getByName(address))) {
      throw new CheckFailed(line.group(1) + " is not the address " + address);
    }
    client.expectRest("");
    client.expectExit(0);
  }

  @Check(
      value = "says which name is unknown and exits 1",
      points = 3,
      teaches =
          "Names are mistyped, and name servers are down: a look-up is the first thing to fail.")
  void unknownHost(Lab lab) {
    String name = lab.randomWord() + ".invalid"; // which RFC 6761 keeps free for ever
    Child client = lab.start(Map.of("RES_OPTIONS", "timeout:1 attempts:1"), "--host", name);
    client.expectLine("Socket created");
    client.expectRest("");
    client.expectFailure("socket-02", 1, name);
  }

  @Check(
      value = "does not connect",
      points = 1,
      teaches = "To know an address is not to talk to it: that is the next stage.")
  void nothingOnTheWire(Lab lab) {
    Door door = lab.listen();
    lab.start("--host", "127.0.0.1", "--port", door.port()).expectExit(0);
    door.expectNobody(50);
  }

  @Check(
      value = "tells its options, and refuses wrong ones with status 2",
      points = 1,
      teaches = "Options are checked before anything is done with them.")
  void options(Lab lab) {
    Usage.expectHelp(lab, "--host", "--port", "--timeout");
    Usage.expectRefusals(
        lab, List.of(Usage.words("--port", "65536"), Usage.words("--timeout", "0")));
  }
}
