package org.socketlab.httpclient;

import java.io.IOException;
import java.util.List;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

@Grades("socket-03")
final class Socket03Checks {

  @Check(
      value = "connects, prints its three lines, and exits 0",
      points = 3,
      teaches =
          "connect returns when the server's kernel has agreed to talk, whether or not its program has noticed yet.")
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
          "A connection is worth something without a byte: both sides know that the other is there.")
  void saysNothing(Lab lab) {
    Door door = lab.listen();
    lab.start("--host", "127.0.0.1", "--port", door.port());
    door.accept().expectEnd();
  }

  @Check(
      value = "says where nobody listens, and exits 1",
      points = 2,
      teaches =
          "A SYN to a port without a listener is answered with a reset. 'Connected' is printed when it is true, not before.")
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
          "A machine that is off answers nothing at all. By itself connect goes on for minutes; a user wants to know sooner.")
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
      teaches = "Options are checked before anything is done with them.")
  void options(Lab lab) {
    Usage.expectHelp(lab, "--host", "--port", "--timeout");
    Usage.expectRefusals(
        lab, List.of(Usage.words("--port", "65536"), Usage.words("--timeout", "0")));
  }
}
