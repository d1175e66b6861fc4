package org.socketlab.socketserver.chatclient;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.socketlab.cli.Seconds;

/** Whether the last request reached the server; tells the user when that changes. */
final class Reach {
  private final Server server;
  private final Screen screen;
  private boolean lost;
  private boolean lostForWriting;

  Reach(Server server, Screen screen) {
    this.server = server;
    this.screen = screen;
  }

  /**
   * The server did not answer, or reported a failure.
   *
   * @param writing whether the request was a write: a server with a full disk still answers reads
   */
  synchronized void lost(IOException why, boolean writing) {
    lostForWriting |= writing;
    if (!lost) {
      lost = true;
      screen.note(
          "cannot reach the chat at %s: %s; what you write is kept until it is back"
              .formatted(server, why(why)));
    }
  }

  /** The server answered. */
  synchronized void answered(boolean writing) {
    if (writing || !lostForWriting) {
      found();
    }
  }

  /** The server answered, and nothing is left unsent. */
  synchronized void found() {
    lostForWriting = false;
    if (lost) {
      lost = false;
      screen.note("the chat at " + server + " is back");
    }
  }

  /** Whether the last request failed to reach the server. */
  synchronized boolean isLost() {
    return lost;
  }

  /** A failure in a few words. */
  String why(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return "no answer within " + Seconds.text(Duration.ofMillis(server.timeoutMillis()));
    }
    if (e instanceof UnknownHostException) {
      return "unknown host";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
