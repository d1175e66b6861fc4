package org.socketlab.socketserver.chatclient;

import java.io.IOException;

/** The server is there, has understood the request, and does not do it: a status of 4xx. */
final class Refused extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  /** With what the server said why, made fit for a terminal. */
  Refused(int status, String why) {
    super(why);
    this.status = status;
  }

  int status() {
    return status;
  }
}
