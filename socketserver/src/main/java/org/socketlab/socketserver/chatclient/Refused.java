package org.socketlab.socketserver.chatclient;

import java.io.IOException;

/** The server has understood the request and refuses it: a status of 4xx. */
final class Refused extends IOException {
  private static final long serialVersionUID = 1;

  private final int status;

  /** A refusal with the server's reason, made safe for a terminal. */
  Refused(int status, String why) {
    super(why);
    this.status = status;
  }

  int status() {
    return status;
  }
}
