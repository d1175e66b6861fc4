package org.socketlab.socketserver;

import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

@Grades("server-02")
final class Server02Checks extends ListeningServerChecks {

  @Check(
      value = "accepts one client, names it, closes the connection and exits 0",
      points = 6,
      teaches =
          "accept returns a new socket, whose other end is the client's address and its port; the"
              + " listening one carries no data.",
      contract = {
        "+ `Listening on ...`, `Connected with IP:PORT`",
        "accepts one connection, closes it, exits 0",
        "Text is UTF-8, lines end in `\\n`, and a line is flushed when it is complete",
        "When a server is ready for connections it prints exactly `Listening on 127.0.0.1:8888`"
      })
  void oneClient(Lab lab) {
    Child server = lab.start("--port", "0");
    try (Peer client = StageLines.connect(lab, server, StageLines.ready(server), "")) {
      client.expectEnd();
    }
    server.expectRest("");
    server.expectExit(0);
  }
}
