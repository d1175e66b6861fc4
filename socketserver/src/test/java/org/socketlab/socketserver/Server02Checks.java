package org.socketlab.socketserver;

import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

@Grades("server-02")
final class Server02Checks {

  @Check(
      value = "accepts one client, names it, closes the connection and exits 0",
      points = 5,
      teaches =
          "accept returns a new socket, whose other end is the client's address and its port; the listening one carries no data.")
  void oneClient(Lab lab) {
    Child server = lab.start("--port", "0");
    try (Peer client = Stage.connect(lab, server, Stage.ready(server), "")) {
      client.expectEnd();
    }
    server.expectRest("");
    server.expectExit(0);
  }

  @Check(
      value = "says which port is taken and exits 1",
      points = 1,
      teaches =
          "The failure that every server meets one day: name the address, and end with status 1.")
  void portTaken(Lab lab) {
    EveryServer.refusesATakenPort(lab);
  }

  @Check(
      value = "stops on SIGTERM, with and without a client, and starts again at once on its port",
      points = 2,
      teaches =
          "Closed connections stay in TIME-WAIT for a minute or more; SO_REUSEADDR lets a server start again meanwhile.")
  void stopsAndStartsAgain(Lab lab) {
    EveryServer.stopsAndStartsAgain(lab);
  }

  @Check(
      value = "binds the address that --host names, IPv6 too, and port 8888 without --port",
      points = 1,
      teaches =
          "A machine has several addresses, and a server is found only at those it has bound.")
  void host(Lab lab) {
    EveryServer.bindsTheHost(lab);
  }

  @Check(
      value = "has --help and --version, and exits 2 when it is called in a wrong way",
      points = 1,
      teaches = "Wrong usage is the user's to mend: say what was wrong, and exit with status 2.")
  void options(Lab lab) {
    EveryServer.takesOptions(lab, "--host", "--port");
  }
}
