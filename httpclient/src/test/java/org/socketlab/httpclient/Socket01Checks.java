package org.socketlab.httpclient;

import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

@Grades("socket-01")
final class Socket01Checks {

  @Check(
      value = "prints that the socket is created, that alone, and exits 0",
      points = 2,
      teaches =
          "A socket is the kernel's end of a conversation to come: to have one, nobody else is"
              + " needed.",
      contract = {
        "`Socket created`",
        "between and after them a program may print more only where this page says so",
        "Results go to stdout, in the lines given below"
      })
  void line(Lab lab) {
    Child client = lab.start();
    client.expectLine("Socket created");
    client.expectRest("");
    client.expectExit(0);
  }

  @Check(
      value = "puts nothing on the wire",
      points = 1,
      teaches = "Creating a socket is a local affair. The first packet leaves with connect.",
      contract = {"`Socket created` | nothing"})
  void nothingOnTheWire(Lab lab) {
    Door door = lab.listen();
    lab.start("--host", "127.0.0.1", "--port", door.port()).expectExit(0);
    door.expectNobody(50);
  }

  @Check(
      value = "tells its options, and refuses wrong ones with status 2",
      points = 2,
      teaches =
          "A port is a number of 16 bits, and a time to wait is above zero: say so at once, on"
              + " stderr.",
      contract = {
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "Ports are 0-65535, else exit 2.",
        "(decimal, above 0, default 5"
      },
      seconds = 90)
  void options(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--port", "65536");
    Usage.expectRefusal(lab, "--port", "-1");
    Usage.expectRefusal(lab, "--timeout", "0");
  }
}
