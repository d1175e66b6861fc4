package org.socketlab.echo;

import java.net.InetSocketAddress;
import java.util.List;
import org.socketlab.testing.Check;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** The senders that echo-server ignores: servers that would answer its answer. */
@Grades("echo-server")
final class EchoServerPortChecks {

  @Check(
      value = "does not answer a datagram from its own port, with --udp",
      points = 1,
      teaches =
          "On that port listens another echo server, or this one: they would send each other the"
              + " same datagram for ever. One with a forged sender is enough to begin it.",
      contract = {
        "A datagram from a server that would answer the answer is dropped: from port 7, 13, 17, 19"
            + " or 37, or from the number of its own port."
      })
  void ownPort(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0", "--udp").listening();
    expectNoAnswer(lab, server, List.of(server.getPort()));
  }

  @Check(
      value = "does not answer echo, daytime, quote, chargen and time servers, with --udp",
      points = 1,
      teaches =
          "These answer whatever comes, as this server does. In 1996 single forged datagrams made"
              + " pairs of them fill whole networks (CERT CA-1996-01).",
      contract = {
        "A datagram from a server that would answer the answer is dropped: from port 7, 13, 17, 19"
            + " or 37, or from the number of its own port."
      })
  void otherServers(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0", "--udp").listening();
    expectNoAnswer(lab, server, List.of(7, 13, 17, 19, 37));
  }

  private static void expectNoAnswer(Lab lab, InetSocketAddress server, List<Integer> ports) {
    // An address that no other check uses at the same time, since these ports exist once for each
    // address.
    String elsewhere =
        "127.1.%d.%d".formatted(server.getPort() >> 8 & 0xff, server.getPort() & 0xff);
    List<Datagrams> others = ports.stream().map(port -> lab.datagrams(elsewhere, port)).toList();
    others.forEach(other -> other.send(lab.randomBytes(10, 20), server));
    Datagrams client = lab.datagrams();
    byte[] bytes = lab.randomBytes(10, 20);
    client.send(bytes, server);
    lab.story().expectSame("the datagram", bytes, client.receive().bytes());
    others.forEach(other -> other.expectSilence(100));
  }
}
