package org.socketlab.socketserver.web;

import java.io.IOException;
import java.util.List;

/** A request is refused: thrown where the reason is found, and sent as the reply. */
public final class Refusal extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Reply reply;

  /**
   * Refuses with a status.
   *
   * @param sentence the reason, for the client's author
   */
  public Refusal(int status, String sentence) {
    this(Reply.text(status, sentence));
  }

  /** Refuses with that reply. */
  public Refusal(Reply reply) {
    super("refused with " + reply.status());
    this.reply = reply;
  }

  /** There is nothing at the request's path. */
  public static Refusal notFound() {
    return new Refusal(404, "there is nothing at this path");
  }

  /** The path takes other methods. */
  public static Refusal notAllowed(String... allowed) {
    String methods = String.join(", ", List.of(allowed));
    return new Refusal(Reply.text(405, "this path takes " + methods).with("Allow", methods));
  }

  /** The reply to the client. */
  public Reply reply() {
    return reply;
  }
}
