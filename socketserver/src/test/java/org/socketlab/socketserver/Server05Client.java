package org.socketlab.socketserver;

import java.net.InetSocketAddress;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** A client's part in a conversation with server-05. */
final class Server05Client {
  static final String WELCOME = "Welcome to the server. Type something and hit enter\n";

  private Server05Client() {}

  /** Starts the program, connects the one client of a check, and expects its welcome. */
  static Peer greeted(Lab lab) {
    Child server = lab.start("--port", "0");
    return greeted(lab, server, StageLines.ready(server), "");
  }

  /** Connects a client, and expects its welcome. */
  static Peer greeted(Lab lab, Child server, InetSocketAddress address, String name) {
    Peer client = StageLines.connect(lab, server, address, name);
    client.expect(WELCOME);
    return client;
  }

  /** Sends a message, and expects its answer. */
  static void ask(Lab lab, Peer client) {
    String message = lab.randomWord() + "\n";
    client.send(message);
    client.expect("OK..." + message);
  }
}
