package org.socketlab.socketserver.web;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.FileSystemException;
import org.socketlab.cli.Listen;
import org.socketlab.http.BadMessage;
import org.socketlab.http.Framing;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Request;
import org.socketlab.http.RequestLine;
import org.socketlab.net.Addresses;
import org.socketlab.socketserver.web.ReplyWriter.Form;

/** One client's requests, one after another, until either side has had enough. */
public final class Conversation implements Service {
  private final Server server;
  private final Connection connection;
  private final MessageReader reader;
  private final ReplyWriter writer;
  private final String host;

  /**
   * What all conversations of a server share.
   *
   * @param listen knows a client's own address, also behind a tap
   * @param routes what answers which request
   * @param log is told of each
   */
  public record Server(Listen listen, Router routes, RequestLog log, Second.Clock clock) {}

  /**
   * A request as far as it could be read, and its reply.
   *
   * @param persists whether another request may follow
   * @param wasLast whether it came whole, and the client said in it that no other will follow
   */
  private record Exchange(RequestLine line, Reply reply, boolean persists, boolean wasLast) {
    static Exchange refused(RequestLine line, Reply reply) {
      return new Exchange(line, reply, false, false);
    }

    boolean isHead() {
      return line != null && line.method().equals("HEAD");
    }
  }

  /** A conversation with that client. */
  public Conversation(Server server, Connection connection) throws IOException {
    this.server = server;
    this.connection = connection;
    this.reader = new MessageReader(connection.input(), Limits.REQUEST, true);
    this.writer = new ReplyWriter(connection);
    InetSocketAddress client = server.listen().client(connection.channel().getRemoteAddress());
    this.host = Addresses.text(client.getAddress());
  }

  /** Answers requests in the order in which they come, also when they come all at once. */
  @Override
  public boolean serve() throws IOException {
    boolean persists;
    do {
      if (!reader.awaitMessage()) {
        return false; // who has begun no request is owed no reply
      }
      connection.mustEndWithin(Connections.HEAD);
      Exchange exchange = exchange();
      persists = exchange.persists() && !connection.isLast();
      send(exchange, persists);
      if (exchange.wasLast() && !reader.hasReadAhead()) {
        // RFC 9112 section 9.6: the client sends nothing after that, so there is nothing to wait
        // for; to wait for its end of stream would wake a thread once more for each client.
        connection.partAtOnce();
      }
    } while (persists && hasNext());
    connection.mustEndWithin(Connections.IDLE);
    return persists;
  }

  /** Whether the next request has come with this one. Who asks so much keeps nobody waiting. */
  private boolean hasNext() throws IOException {
    boolean hasNext = reader.hasReadAhead();
    if (hasNext) {
      connection.mayWait();
    }
    return hasNext;
  }

  private Exchange exchange() throws IOException {
    RequestLine line = null;
    try {
      line = reader.requestLine();
      return answered(reader.request(line));
    } catch (BadMessage e) {
      // What follows on the connection has no meaning any more: RFC 9112 section 9.6.
      return Exchange.refused(line, Reply.text(e.status(), e.getMessage()));
    } catch (EOFException e) {
      Reply reply =
          connection.isOverdue()
              ? Reply.text(408, "the request did not come in time") // RFC 9110 section 15.5.9
              : Reply.text(400, e.getMessage());
      return Exchange.refused(line, reply);
    }
  }

  private Exchange answered(Request request) throws IOException {
    Framing framing = Framing.of(request);
    RequestBody body = new RequestBody(request, framing, connection);
    Route route =
        Route.isOfServer(request.line())
            ? Route.ofServer()
            : server.routes().of(request.line(), connection::mayWait);
    Reply refusal = route.refusal() == null ? body.refusal() : route.refusal();
    if (refusal != null) { // then what body there is stays unread, and nothing can follow it
      boolean persists = request.persists() && framing.equals(new Framing.Length(0));
      return new Exchange(request.line(), refusal, persists, false);
    }
    byte[] content = body.read(reader, writer);
    if (content == null) {
      return Exchange.refused(request.line(), RequestBody.tooLong());
    }
    connection.mustEndWithin(Connections.ANSWER);
    if (route.mayWait()) {
      connection.mayWait();
    }
    Reply reply = route.reply(request, content);
    boolean goesOn = request.persists();
    boolean ends = reply.stream() == null;
    return new Exchange(request.line(), reply, goesOn && ends, !goesOn && ends);
  }

  private void send(Exchange exchange, boolean persists) throws IOException {
    Second now = server.clock().now();
    Reply reply = exchange.reply();
    Form form = persists ? Form.KEPT : Form.LAST;
    if (persists && exchange.line().minor() == 0) {
      form = Form.KEPT_1_0;
    }
    try {
      writer.send(reply, now.date(), form, !exchange.isHead());
    } catch (FileSystemException e) { // it was there when it was looked up, and is not any more
      reply = Reply.text(404, "the file has just gone");
      writer.send(reply, now.date(), form, true);
    } finally { // also when the client breaks it off
      server.log().add(host, now, asked(exchange), reply.status(), writer.sent());
    }
    if (reply.stream() != null && !exchange.isHead()) {
      reply.stream().goOn(connection, writer);
    }
  }

  /** The request line for the log: as much of it as came. */
  private String asked(Exchange exchange) {
    if (exchange.line() != null) {
      return exchange.line().toString();
    }
    return reader.head().lines().findFirst().orElse("-");
  }
}
