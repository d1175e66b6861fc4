package org.socketlab.socketserver.web;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import org.socketlab.http.BadMessage;
import org.socketlab.http.Framing;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Request;
import org.socketlab.http.RequestLine;

/**
 * One client's requests, one after another: each is read, answered, and its reply sent. This may
 * block.
 */
final class WebConversation {
  private final WebSite site;
  private final WebConnection connection;
  private final MessageReader reader;
  private final ReplyWriter writer;

  /** A conversation with that client. */
  WebConversation(WebSite site, WebConnection connection) {
    this.site = site;
    this.connection = connection;
    this.reader = new MessageReader(connection.input(), Limits.REQUEST, true);
    this.writer = new ReplyWriter(connection);
  }

  /**
   * Answers requests in order, until no further request has arrived.
   *
   * @return whether the client may send more requests; if not, the connection is finished
   */
  boolean serve() throws IOException {
    do {
      if (!reader.awaitMessage()) {
        return false; // no request, no reply
      }
      connection.mustEndWithin(Connections.HEAD);
      Exchange exchange = exchange();
      boolean persists = exchange.persists() && !connection.isLast();
      send(exchange, persists);
      if (!persists) {
        // RFC 9112 section 9.6: a client sends nothing after its last request.
        boolean mayGo = exchange.wasLast() && !reader.hasReadAhead();
        return !mayGo && !connection.isHandedOver() && connection.part();
      }
    } while (reader.hasReadAhead());
    return true;
  }

  private Exchange exchange() throws IOException {
    RequestLine line = null;
    try {
      line = reader.requestLine();
      return answered(reader.request(line));
    } catch (BadMessage e) {
      // The rest of the connection's bytes cannot be parsed: RFC 9112 section 9.6.
      return Exchange.last(line, asked(line), Reply.text(e.status(), e.getMessage()));
    } catch (EOFException e) {
      Reply reply =
          connection.isOverdue()
              ? Reply.text(408, "the request did not come in time") // RFC 9110 section 15.5.9
              : Reply.text(400, e.getMessage());
      return Exchange.last(line, asked(line), reply);
    }
  }

  private Exchange answered(Request request) throws IOException {
    Framing framing = Framing.of(request);
    byte[] body;
    try {
      body = new RequestBody(request, framing, connection).read(reader, writer);
    } catch (Refusal e) { // a body stays unread, so no request can follow
      boolean persists = request.persists() && framing.equals(new Framing.Length(0));
      return new Exchange(request.line(), asked(request.line()), e.reply(), persists, false);
    }
    connection.mustEndWithin(Connections.ANSWER);
    return Exchange.of(request, site.answer(request, body));
  }

  private void send(Exchange exchange, boolean persists) throws IOException {
    Second now = site.clock().now();
    Sending sending = new Sending(exchange, now, persists);
    try {
      writer.send(sending);
    } catch (FileSystemException e) { // the file has been removed since the lookup
      Reply gone = Reply.text(404, "the file has just been removed");
      sending = new Sending(Exchange.last(exchange.line(), exchange.asked(), gone), now, persists);
      writer.send(sending);
    } finally {
      sending.log(site.log(), connection.host());
    }
    Reply.Stream stream = exchange.reply().stream();
    if (stream != null && !exchange.isHead()) {
      stream.goOn(connection, writer);
    }
  }

  /** Refuses a client whose address has too many connections. */
  boolean refuse() throws IOException {
    Reply reply =
        Reply.text(503, "your address has too many open connections").with("Retry-After", "10");
    writer.send(new Sending(Exchange.last(null, "-", reply), site.clock().now(), false));
    return connection.part();
  }

  /** The request line for the log: as much of it as came. */
  private String asked(RequestLine line) {
    return line != null ? line.toString() : reader.head().lines().findFirst().orElse("-");
  }
}
