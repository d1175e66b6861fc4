package org.socketlab.echo;

import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;
import org.socketlab.testing.Usage;

/** What echo-client does when nobody answers or it is asked wrongly. */
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
}
