package org.socketlab.echo;

import java.nio.charset.StandardCharsets;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;
import org.socketlab.testing.Usage;

/** What echo-client does when nobody answers, when it is asked wrongly, and over UDP. */
@Grades("echo-client")
final class EchoClientFailureChecks {

  @Check(
      value = "gives a silent server its --timeout, names that time, and exits 1",
      points = 2,
      teaches =
          "A read without a time limit waits for ever, and nobody learns why the program hangs.")
  void silentServer(Lab lab) {
    Door door = lab.listen();
    Child client = lab.start("--port", door.port(), "--message", "Hola", "--timeout", "0.5");
    Peer server = door.accept();
    server.expect("Hola");
    server.send("Ho");
    client.expectFailure("echo-client", 1, "0.5");
  }

  @Check(
      value = "says what it cannot connect to and why, and exits 1",
      points = 1,
      teaches =
          "The failure that every user meets first: name the address, so that they see the wrong port.")
  void refused(Lab lab) {
    String port = String.valueOf(lab.closedPort());
    Child client = lab.start("--host", "127.0.0.1", "--port", port, "--message", "Hola");
    client.expectLine("Connecting to 127.0.0.1 port " + port);
    client.expectFailure("echo-client", 1, "127.0.0.1", port, "refused");

    String noHost = lab.randomWord() + "..nowhere";
    lab.start("--host", noHost, "--message", "Hola").expectFailure("echo-client", 1, noHost);
  }

  @Check(
      value = "helps with --help, and exits 2 on what it can't do",
      points = 1,
      teaches = "Exit status 2 says that the user, not the network, has to change something.")
  void usage(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--port", "65536", "--message", "Hola");
    Usage.expectRefusal(lab, "--timeout", "0", "--message", "Hola");
    Usage.expectRefusal(lab, "--count", "many");
  }

  @Check(
      value = "sends a message as one datagram with --udp, and prints the answer",
      points = 1,
      teaches = "Over UDP a message is one send and one receive: the datagram keeps its borders.")
  void datagram(Lab lab) {
    Datagrams server = lab.datagrams();
    byte[] message = Bytes.letters(lab, 2000 + lab.random().nextInt(2000));
    Child client = lab.start("--udp", "--port", server.port());
    client.type(message);
    client.endInput();
    Datagrams.Received received = server.receive();
    lab.story().expectSame("the datagram", message, received.bytes());
    server.send(message, received.from());
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
}
