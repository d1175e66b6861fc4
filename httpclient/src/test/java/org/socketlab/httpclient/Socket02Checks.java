package org.socketlab.httpclient;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.net.Addresses;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Hosts;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

@Grades("socket-02")
final class Socket02Checks {

  @Check(
      value = "prints the address that the host's name resolves to",
      points = 2,
      teaches = "People name servers, packets carry addresses: the resolver knows which.",
      contract = {"`IP address of HOST is ADDR`"})
  void name(Lab lab) throws UnknownHostException {
    String first = Addresses.text(Addresses.of("localhost").get(0));
    Child client = lab.start("--host", "localhost");
    client.expectLine("Socket created");
    client.expectLine("IP address of localhost is " + first);
    client.expectRest("");
    client.expectExit(0);
  }

  @Check(
      value = "takes the first IPv4 address where a name has both kinds",
      points = 2,
      teaches =
          "Many names have addresses of both kinds, and not every network carries IPv6: by IPv4"
              + " most servers are reached.",
      contract = {"The address is the first that the name resolves to, IPv4 before IPv6."})
  void ipv4First(Lab lab) {
    String name = lab.randomWord();
    String address = "127.0.0." + (2 + lab.random().nextInt(250));
    Hosts hosts = new Hosts(lab, "::1 " + name, address + " " + name);
    Child client = hosts.start("--host", name);
    hosts.mustHaveBeenReadBy(client);
    client.expectLine("Socket created");
    client.expectLine("IP address of " + name + " is " + address);
    client.expectRest("");
    client.expectExit(0);
  }

  @Check(
      value = "takes an address for a name that resolves to itself",
      points = 1,
      teaches = "The resolver reads numbers, too: no name server is asked for those.",
      contract = {"`IP address of HOST is ADDR`"})
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
          "An address is 128 bits in IPv6. The JDK's getAllByName and getaddrinfo elsewhere read"
              + " both kinds; gethostbyname does not.",
      contract = {"`IP address of HOST is ADDR`"})
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
      points = 2,
      teaches =
          "Names are mistyped, and name servers are down: a look-up is the first thing to fail.",
      contract = {
        "A failure prints one line, `NAME: what failed, naming the input: why`",
        "1 the network or the peer failed"
      })
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
      teaches = "To know an address is not to talk to it: that is the next stage.",
      contract = {"nothing (a look-up)"})
  void nothingOnTheWire(Lab lab) {
    Door door = lab.listen();
    lab.start("--host", "127.0.0.1", "--port", door.port()).expectExit(0);
    door.expectNobody(50);
  }

  @Check(
      value = "tells its options, and refuses wrong ones with status 2",
      points = 1,
      teaches = "Options are checked before anything is done with them.",
      contract = {
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "Ports are 0-65535, else exit 2.",
        "(decimal, above 0, default 5"
      },
      seconds = 90)
  void options(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--port", "65536");
    Usage.expectRefusal(lab, "--host", "127.0.0.1", "--timeout", "0");
  }
}
