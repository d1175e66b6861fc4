package org.socketlab.echo;

import java.nio.charset.StandardCharsets;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Datagrams.Received;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** What echo-client does over UDP, where datagrams get lost, come twice, or come from anybody. */
@Grades("echo-client")
final class EchoClientUdpChecks {

  @Check(
      value = "sends a message as one datagram with --udp, and prints the answer, once",
      points = 1,
      teaches =
          "Over UDP a message is one send and one receive: the datagram keeps its borders. A second one, even of the same bytes, is no more of the first.")
  void datagram(Lab lab) {
    Datagrams server = lab.datagrams();
    byte[] message = Bytes.letters(lab, 2000 + lab.random().nextInt(2000));
    Child client = lab.start("--udp", "--port", server.port());
    client.type(message);
    client.endInput();
    Received received = server.receive();
    lab.story().expectSame("the datagram", message, received.bytes());
    server.sendTwice(received.bytes(), received.from());
    client.expectRest(
        "Connecting to localhost port %s%nSending %d bytes%nReceived: %s%nClosing connection to the server%n"
            .formatted(
                server.port(), message.length, new String(message, StandardCharsets.US_ASCII)));
    client.expectExit(0);
  }

  @Check(
      value = "does not wait for a lost datagram longer than its --timeout, and exits 1",
      points = 1,
      teaches = "UDP tells nobody that a datagram is lost: only the client's own clock can.")
  void lostDatagram(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client =
        lab.start("--udp", "--port", server.port(), "--message", "Hola", "--timeout", "0.5");
    server.receive();
    client.expectFailure("echo-client", 1, "0.5");
  }

  @Check(
      value = "times datagrams, too, with --udp",
      points = 1,
      teaches = "A round trip over UDP is one datagram there and one back.")
  void datagrams(Lab lab) {
    Datagrams server = lab.datagrams();
    Datagrams stranger = lab.datagrams();
    Child client = ping(lab, server, "3", "5");
    for (int seq = 1; seq <= 3; seq++) {
      Received received = server.receive();
      stranger.send(lab.randomBytes(64, 64), received.from()); // which the server never sent
      server.send(received.bytes(), received.from());
      EchoClientPingChecks.time(client, 64, server.port(), seq);
    }
    client.expectLine("3 sent, 3 echoed");
    client.expectExit(0);
  }

  @Check(
      value = "takes the second copy of an echo neither for the next one nor for one that is lost",
      points = 1,
      teaches =
          "The network may deliver a datagram twice. The copy still waits in the socket when the next question is asked: only what differs from message to message tells them apart.")
  void doubled(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = ping(lab, server, "3", "5");
    for (int seq = 1; seq <= 3; seq++) {
      // Between two sockets of one machine datagrams keep their order: the copy comes first.
      Received received = server.receive();
      server.sendTwice(received.bytes(), received.from());
      EchoClientPingChecks.time(client, 64, server.port(), seq);
    }
    client.expectLine("3 sent, 3 echoed");
    client.expectExit(0);

    Child unlucky = ping(lab, server, "2", "2.5");
    Received first = server.receive();
    server.sendTwice(first.bytes(), first.from());
    EchoClientPingChecks.time(unlucky, 64, server.port(), 1);
    server.receive();
    lab.story().step("note", "this one is lost: no answer");
    unlucky.expectFailure("echo-client", 1);
    String said = new String(unlucky.rest(), StandardCharsets.UTF_8);
    if (said.contains("seq=2 time=") || said.contains("2 echoed")) {
      throw new CheckFailed("the second message had no echo, but it was timed");
    }
  }

  private static Child ping(Lab lab, Datagrams server, String count, String timeout) {
    Child client =
        lab.start("--udp", "--port", server.port(), "--count", count, "--timeout", timeout);
    client.expectLine("Connecting to localhost port " + server.port());
    return client;
  }
}
