package org.socketlab.socketserver;

import java.net.InetSocketAddress;
import org.socketlab.net.Addresses;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** The checks for every stage that accepts clients. */
abstract class ListeningServerChecks extends BoundServerChecks {

  @Check(
      value = "stops on SIGTERM and on Ctrl-C, and starts again at once on its port",
      points = 1,
      teaches =
          "Closed connections stay in TIME-WAIT for a minute or more; SO_REUSEADDR lets a server"
              + " start again meanwhile.",
      contract = {
        "set `SO_REUSEADDR`",
        "On SIGTERM or Ctrl-C it stops accepting, finishes what it is answering (2 s at most), and"
            + " exits with 0 or the signal's status (128 + its number), without a stack trace",
        "They wait for a silent client as long as it stays"
      })
  void stopsAndStartsAgain(Lab lab) {
    Child first = lab.start("--port", "0");
    InetSocketAddress address = StageLines.ready(first);
    try (Peer client = StageLines.connect(lab, first, address, "")) {
      first.terminate();
      client.toEnd(); // the server ends the connection first, and so has the TIME-WAIT
    }
    first.expectStopped();
    Child second = lab.start("--port", String.valueOf(address.getPort()));
    second.expectLine("Socket created");
    second.expectLine("Socket bound to " + Addresses.text(address));
    second.expectLine("Listening on " + Addresses.text(address));
    second.interrupt(); // now while it waits for a client
    second.expectStopped();
  }

  @Override
  void expectListening(Lab lab, Child server, InetSocketAddress address) {
    server.expectLine("Listening on " + Addresses.text(address));
    StageLines.connect(lab, server, address, "");
  }
}
