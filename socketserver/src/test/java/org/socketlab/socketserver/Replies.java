package org.socketlab.socketserver;

import static org.socketlab.socketserver.StageLines.behind;
import static org.socketlab.socketserver.StageLines.client;
import static org.socketlab.socketserver.StageLines.letters;
import static org.socketlab.socketserver.StageLines.ready;

import java.util.Arrays;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** Whole checks for the stages that reply to a message. */
final class Replies {
  private Replies() {}

  /** Expects a message beyond 64 KiB to be cut there, and the reply to be to the first part. */
  static void cutAtTheLimit(Lab lab, String before) {
    byte[] tooLong = letters(lab, StageLines.LIMIT + 100 + lab.random().nextInt(100));
    Peer client = client(lab);
    client.send(tooLong);
    client.expectAll(behind(before, Arrays.copyOf(tooLong, StageLines.LIMIT)));
  }

  /**
   * Expects a reply to arrive whole although the client has sent more than the server reads: so
   * much that the client still sends when the server replies, and would meet a reset.
   */
  static void inFull(Lab lab, String before) {
    String message = lab.randomWord() + "\n";
    Peer client = lab.connectNarrow(ready(lab.start("--port", "0")));
    client.send(behind(message, lab.randomBytes(900_000, 1_000_000)));
    client.expectAll(before + message);
  }
}
