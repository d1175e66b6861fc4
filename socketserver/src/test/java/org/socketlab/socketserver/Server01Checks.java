package org.socketlab.socketserver;

import java.net.InetSocketAddress;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

@Grades("server-01")
final class Server01Checks extends BoundServerChecks {

  @Check(
      value = "binds the port it is given, prints its two lines and exits 0",
      points = 3,
      teaches = "A server asks for one port: its clients have to know where to find it.",
      contract = {"`Socket bound to 127.0.0.1:8888`", "binds, exits 0"})
  void theGivenPort(Lab lab) {
    int port = lab.freePort();
    Child server = lab.start("--port", String.valueOf(port));
    server.expectRest("Socket created\nSocket bound to 127.0.0.1:" + port + "\n");
    server.expectExit(0);
  }

  @Check(
      value = "takes any free port for --port 0, and prints which",
      points = 2,
      teaches =
          "Port 0 lets the system choose; the socket's own local address says what it has chosen.",
      contract = {"`--port 0` for any free port"})
  void anyPort(Lab lab) {
    Child server = lab.start("--port", "0");
    StageLines.bound(server, "127.0.0.1");
    server.expectRest("");
    server.expectExit(0);
  }

  @Check(
      value = "binds a port at which a connection was closed a moment ago",
      points = 2,
      teaches =
          "Closed connections stay in TIME-WAIT for a minute or more; SO_REUSEADDR lets a server"
              + " start again meanwhile.",
      contract = {"set `SO_REUSEADDR` (TCP only: two UDP sockets would share the port)"})
  void portInTimeWait(Lab lab) {
    int port;
    try (Door door = lab.listen()) {
      port = Integer.parseInt(door.port());
      try (Peer client = lab.connect(new InetSocketAddress("127.0.0.1", port))) {
        door.accept().close(); // who closes first has the TIME-WAIT
        client.expectEnd();
      }
    }
    Child server = lab.start("--port", String.valueOf(port));
    server.expectRest("Socket created\nSocket bound to 127.0.0.1:" + port + "\n");
    server.expectExit(0);
  }
}
