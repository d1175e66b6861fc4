package org.socketlab.socketserver.web;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.socketlab.cli.Reason;
import org.socketlab.http.Request;
import org.socketlab.http.RequestLine;

/** Where a request goes: to a handler, unless it is refused by what its first line says. */
public final class Route {
  // Methods that are known and that some path may take (RFC 9110 section 9.1, RFC 5789). Any
  // other one is not implemented here: 501, whatever the path.
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

  private final Handler handler;
  private final Reply refusal;
  private final Consumer<String> notes;
  private final boolean mayWait;

  private Route(Handler handler, Reply refusal, Consumer<String> notes, boolean mayWait) {
    this.handler = handler;
    this.refusal = refusal;
    this.notes = notes;
    this.mayWait = mayWait;
  }

  /**
   * To a handler.
   *
   * @param notes takes a sentence on what goes wrong in the server itself
   */
  public static Route to(Handler handler, Consumer<String> notes) {
    return new Route(handler, null, notes, true);
  }

  /** The same, to one that has what it answers with, and waits for nothing and nobody. */
  public static Route toPrompt(Handler handler, Consumer<String> notes) {
    return new Route(handler, null, notes, false);
  }

  /** Nowhere: with that reply. */
  public static Route refused(Reply reply) {
    return new Route(null, reply, null, false);
  }

  /** Nowhere, since there is nothing. */
  public static Route notFound() {
    return refused(Reply.text(404, "there is nothing at this path"));
  }

  /** Nowhere, since what is there takes other methods. */
  public static Route notAllowed(String allowed) {
    return refused(Reply.text(405, "this path takes " + allowed).with("Allow", allowed));
  }

  /** Whether a request is about the server itself, and no path of it: RFC 9110 section 9.3.7. */
  public static boolean isOfServer(RequestLine line) {
    return line.method().equals("OPTIONS") && line.target().equals("*");
  }

  /** The reply to that: what may be asked here at all. */
  public static Route ofServer() {
    String methods = String.join(", ", new TreeSet<>(METHODS));
    return refused(Reply.nothing().with("Allow", methods));
  }

  /** Whether some path may take the request's method. */
  public static boolean knowsMethod(RequestLine line) {
    return METHODS.contains(line.method());
  }

  /** Nowhere, whatever the path: RFC 9110 section 15.6.2. */
  public static Route unknownMethod() {
    return refused(Reply.text(501, "this server does not know the method"));
  }

  /** No request is to blame for that: RFC 9110 section 15.6.1. */
  public static Reply failed(IOException e, Consumer<String> notes) {
    notes.accept("cannot answer a request: " + Reason.of(e));
    return Reply.text(500, "the server could not read what was asked for");
  }

  /** The reply if there is no handler, or null. */
  public Reply refusal() {
    return refusal;
  }

  /** Whether the handler may wait for something: a disk, another client. */
  boolean mayWait() {
    return mayWait;
  }

  /** The handler's reply. */
  public Reply reply(Request request, byte[] body) {
    try {
      return handler.reply(request, body);
    } catch (Refusal e) {
      return e.reply();
    } catch (IOException e) {
      return failed(e, notes);
    }
  }
}
