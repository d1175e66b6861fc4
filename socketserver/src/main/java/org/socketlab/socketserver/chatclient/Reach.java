package org.socketlab.socketserver.chatclient;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.socketlab.cli.Seconds;

/** Whether the server was there when we last asked it for something; says so when that changes. */
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
   * It did not answer, or said that it can't.
   *
   * @param writing whether something was to be written: a server with a full disk can be read
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

  /** It answered. */
  synchronized void answered(boolean writing) {
    if (writing || !lostForWriting) {
      found();
    }
  }

  /** It answered, and nothing is left unsent. */
  synchronized void found() {
    lostForWriting = false;
    if (lost) {
      lost = false;
      screen.note("the chat at " + server + " is back");
    }
  }

  /** Whether it did not answer when we last asked. */
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
