package org.socketlab.socketserver;

import static org.socketlab.socketserver.Stage.behind;
import static org.socketlab.socketserver.Stage.client;
import static org.socketlab.socketserver.Stage.letters;
import static org.socketlab.socketserver.Stage.ready;

import java.util.Arrays;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** What holds of the stages that reply to one message: a check's whole course. */
final class Replies {
  private Replies() {}

  /** Expects a message beyond 64 KiB to be cut there, and the reply to be to the first part. */
  static void cutAtTheLimit(Lab lab, String before) {
    byte[] tooLong = letters(lab, Stage.LIMIT + 100 + lab.random().nextInt(100));
    Peer client = client(lab);
    client.send(tooLong);
    client.expectAll(behind(before, Arrays.copyOf(tooLong, Stage.LIMIT)));
  }

  /**
   * Expects a reply to arrive whole though the client has sent more than the server wants: so much
   * that the client is still sending when the server replies, and would meet its reset.
   */
  static void inFull(Lab lab, String before) {
    String message = lab.randomWord() + "\n";
    Peer client = lab.connectNarrow(ready(lab.start("--port", "0")));
    client.send(behind(message, lab.randomBytes(900_000, 1_000_000)));
    client.expectAll(before + message);
  }
}
