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
          "Over UDP a message is one send and one receive: the datagram keeps its borders. A second"
              + " one, even of the same bytes, is no more of the first.",
      contract = {
        "With `--udp` a message is one datagram, and so is its echo.",
        "Without `--count` the first datagram that comes from the server is the echo, and a copy of"
            + " it is not printed."
      })
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
      value = "sends an empty message as an empty datagram, with --udp",
      points = 1,
      teaches =
          "A datagram without bytes is a datagram: it arrives, and it can be answered. A write of no bytes to a connected socket may send nothing at all.",
      contract = "An empty message is an empty datagram.")
  void emptyMessage(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client = lab.start("--udp", "--port", server.port(), "--message", "");
    client.expectLine("Connecting to localhost port " + server.port());
    client.expectLine("Sending 0 bytes");
    Received received = server.receive();
    lab.story().expectSame("the datagram", new byte[0], received.bytes());
    server.send(received.bytes(), received.from());
    client.expectExit(0);
  }

  @Check(
      value = "does not wait for a lost datagram longer than its --timeout, and exits 1",
      points = 1,
      teaches = "UDP tells nobody that a datagram is lost: only the client's own clock can.",
      contract = {
        "a peer that stays silent ends the client with exit 1 and a message that names the time"
            + " waited"
      })
  void lostDatagram(Lab lab) {
    Datagrams server = lab.datagrams();
    Child client =
        lab.start("--udp", "--port", server.port(), "--message", "Hola", "--timeout", "0.5");
    server.receive();
    client.expectFailure("echo-client", 1, "0.5");
  }

  @Check(
      value = "names the address that answered in place of the one that it asked",
      points = 1,
      teaches =
          "A UDP server at 0.0.0.0 answers from whichever of its addresses the system prefers (RFC"
              + " 1122 section 4.1.3.5). That is not an answer, and the user must be told.",
      contract = {
        "A server at `0.0.0.0` may answer from another address; then stderr also says, when the"
            + " time is over, `127.0.0.1 answered in place of 127.0.0.2: does the server listen at"
            + " every address?`."
      })
  void elsewhere(Lab lab) {
    Datagrams server = lab.datagrams("127.0.0.2", 0);
    Datagrams other = lab.datagrams("127.0.0.1", server.local().getPort());
    String port = server.port();
    Child client =
        lab.start(
            "--udp", "--host", "127.0.0.2", "--port", port, "--message", "Hola", "--timeout", "1");
    Received received = server.receive();
    other.send(received.bytes(), received.from());
    client.expectFailure("echo-client", 1, "1 s");
    String cause =
        "127.0.0.1 answered in place of 127.0.0.2: does the server listen at every address?";
    lab.story().step("see", "on stderr: " + cause);
    if (!client.stderr().contains(cause)) {
      throw new CheckFailed("stderr does not name the address that answered");
    }
  }

  @Check(
      value = "times datagrams, too, with --udp",
      points = 1,
      teaches = "A round trip over UDP is one datagram there and one back.",
      contract = {"Only what comes from the address and port that was asked is an echo."})
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
          "The network may deliver a datagram twice. The copy still waits in the socket when the"
              + " next question is asked: only what differs from message to message tells them"
              + " apart.",
      contract = {
        "Over UDP an echo may come twice, or late.",
        "The echo of an earlier message is dropped: it is not counted again, and is no answer to"
            + " the next message"
      },
      waits = true)
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
