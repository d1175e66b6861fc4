package org.socketlab.httpclient;

import java.util.List;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

@Grades("socket-01")
final class Socket01Checks {

  @Check(
      value = "prints that the socket is created, that alone, and exits 0",
      points = 2,
      teaches =
          "A socket is the kernel's end of a conversation to come: to have one, nobody else is needed.")
  void line(Lab lab) {
    Child client = lab.start();
    client.expectLine("Socket created");
    client.expectRest("");
    client.expectExit(0);
  }

  @Check(
      value = "puts nothing on the wire",
      points = 1,
      teaches = "Creating a socket is a local affair. The first packet leaves with connect.")
  void nothingOnTheWire(Lab lab) {
    Door door = lab.listen();
    lab.start("--host", "127.0.0.1", "--port", door.port()).expectExit(0);
    door.expectNobody(50);
  }

  @Check(
      value = "tells its options, and refuses wrong ones with status 2",
      points = 2,
      teaches =
          "A port is a number of 16 bits, and a time to wait is above zero: say so at once, on stderr.")
  void options(Lab lab) {
    Usage.expectHelp(lab, "--host", "--port", "--timeout");
    lab.start("--version").expectExit(0);
    Usage.expectRefusals(
        lab,
        List.of(
            Usage.words("--port", "65536"),
            Usage.words("--port", "-1"),
            Usage.words("--port", "http"),
            Usage.words("--timeout", "0"),
            Usage.words("--timeout", "soon"),
            Usage.words("--" + lab.randomWord())));
  }
}
