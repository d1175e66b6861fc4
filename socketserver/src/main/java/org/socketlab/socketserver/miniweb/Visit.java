package org.socketlab.socketserver.miniweb;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import org.socketlab.cli.Listen;
import org.socketlab.http.BadMessage;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.RequestLine;
import org.socketlab.ladder.Printable;
import org.socketlab.socketserver.web.Connection;
import org.socketlab.socketserver.web.Connections;
import org.socketlab.socketserver.web.HttpDate;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.ReplyWriter;
import org.socketlab.socketserver.web.ReplyWriter.Form;
import org.socketlab.socketserver.web.ResourcePath;
import org.socketlab.socketserver.web.Resources;
import org.socketlab.socketserver.web.Resources.Found;
import org.socketlab.socketserver.web.Service;

/** One client: one request, one file. */
final class Visit implements Service {
  private final Connection connection;
  private final Resources resources;
  private final PrintStream out;
  private final MessageReader reader;
  private final String client;
  private RequestLine line;

  Visit(Connection connection, Listen listen, Resources resources, PrintStream out)
      throws IOException {
    this.connection = connection;
    this.client = listen.text(connection.channel().getRemoteAddress());
    this.resources = resources;
    this.out = out;
    // Not a strict one: people type requests to this server, and netcat ends a line with LF alone.
    this.reader = new MessageReader(connection.input(), Limits.REQUEST);
    connection.mustEndWithin(Connections.HEAD);
  }

  /** Reads the request, sends the reply, and prints what it was. */
  @Override
  public boolean serve() throws IOException {
    if (!reader.awaitMessage()) {
      return false; // who asks for nothing gets nothing
    }
    Reply reply = reply();
    String date = HttpDate.text(System.currentTimeMillis() / 1000);
    ReplyWriter writer = new ReplyWriter(connection);
    Form form = isSimple() ? Form.BODY_ONLY : Form.LAST;
    boolean withBody = !isSimple() || line.method().equals("GET");
    withBody &= line == null || !line.method().equals("HEAD");
    try {
      writer.send(reply, date, form, withBody);
    } catch (FileSystemException e) { // it was there when it was looked up, and is not any more
      reply = notFound();
      writer.send(reply, date, form, withBody);
    } finally { // also when the client breaks it off
      tell(reply.status(), writer.sent());
    }
    return false;
  }

  /** RFC 1945 section 4.1: no version in the request, so no head in the reply. */
  private boolean isSimple() {
    return line != null && line.isSimple();
  }

  private Reply reply() throws IOException {
    try {
      line = reader.requestLine();
      if (!line.isSimple()) {
        reader.request(line); // its fields change nothing here, but they are part of the request
      }
    } catch (BadMessage e) {
      return Reply.text(e.status(), e.getMessage());
    } catch (EOFException e) {
      return connection.isOverdue()
          ? Reply.text(408, "the request did not come in time")
          : Reply.text(400, e.getMessage());
    }
    if (!line.method().equals("GET")) {
      return Reply.text(405, "only GET is served here").with("Allow", "GET");
    }
    String path = ResourcePath.of(line.target());
    Found found = path == null ? Found.NOTHING : find(path);
    if (found.resource() != null) {
      return Reply.of(found.resource());
    }
    if (found.isDirectory() && !line.isSimple()) { // its page's links need the slash
      return Reply.text(301, "a folder's path ends in a slash").with("Location", "/" + path + "/");
    }
    return notFound();
  }

  private Found find(String path) {
    try {
      return resources.find(path, connection::mayWait);
    } catch (IOException e) { // it is there and can't be read: nothing that a client may know
      return Found.NOTHING;
    }
  }

  private static Reply notFound() {
    String page =
        "<!doctype html><html lang=\"en\"><title>Not found</title>"
            + "<h1>Not found</h1><p>There is no such file here.</p></html>\n";
    return Reply.of(404, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  private void tell(int status, long bytes) {
    String asked = line == null ? reader.head().lines().findFirst().orElse("-") : line.toString();
    out.printf(
        "%s \"%s\" %d %d%n", client, Printable.escaped(asked).replace("\"", "\\\""), status, bytes);
  }
}
