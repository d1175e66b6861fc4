package org.socketlab.socketserver.miniweb;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.socketlab.http.MediaTypes;
import org.socketlab.ladder.Printable;

/** One client: one request, one reply. The caller closes the connection. */
record Visit(Socket client, String peer, Site site, PrintStream log) {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int MOST_FIELDS = 200;
  private static final DateTimeFormatter DATE = // RFC 9110 section 5.6.7
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  /** A status, the fields that describe the bytes, and the bytes. */
  private record Reply(String status, String fields, long length, InputStream bytes) {
    static Reply page(String status, String fields, String text) {
      String page =
          "<!doctype html><html lang=\"en\"><title>%s</title><h1>%s</h1><p>%s</p></html>\n"
              .formatted(status, status, text);
      byte[] bytes = page.getBytes(StandardCharsets.UTF_8);
      String type = "Content-Type: text/html; charset=utf-8\r\n";
      return new Reply(status, type + fields, bytes.length, new ByteArrayInputStream(bytes));
    }
  }

  /** Reads the request, sends the reply, and logs both. */
  void serve() throws IOException {
    client.setSoTimeout(PATIENCE_MILLIS);
    InputStream in = new BufferedInputStream(client.getInputStream());
    String line = "";
    Reply reply;
    try {
      line = readLine(in);
      if (line == null || line.isEmpty()) {
        return; // no request, no reply
      }
      reply = reply(line, in);
    } catch (ProtocolException e) {
      reply = Reply.page("400 Bad Request", "", e.getMessage());
    } catch (SocketTimeoutException e) {
      reply = Reply.page("408 Request Timeout", "", "The request did not come in time.");
    }
    try (InputStream bytes = reply.bytes()) {
      send(line, reply, bytes);
    }
  }

  private Reply reply(String line, InputStream in) throws IOException {
    String[] words = line.split(" ", -1);
    boolean known = words.length == 2 || words.length == 3 && words[2].matches("HTTP/1\\.[0-9]");
    if (!known || line.chars().anyMatch(c -> c < ' ')) {
      throw new ProtocolException("A request is a method, a path, and HTTP/1.1 or nothing.");
    }
    if (!isSimple(line)) {
      skipFields(in); // no field changes this server's reply
    }
    if (!words[0].equals("GET")) {
      return Reply.page("405 Method Not Allowed", "Allow: GET\r\n", "Only GET is served here.");
    }
    // A request may also name the server (absolute-form, RFC 9112 section 3.2.2).
    String target = words[1].replaceFirst("(?i)^http://[^/?]*", "");
    String path = target.replaceFirst("\\?.*", "");
    Path file = site.find(path);
    if (file == null) {
      return Reply.page("404 Not Found", "", "There is no such file here.");
    }
    if (Files.isDirectory(file)) { // without the slash, relative links would break
      String location = "Location: " + path + "/" + target.substring(path.length()) + "\r\n";
      return Reply.page("301 Moved Permanently", location, "A folder's path ends in a slash.");
    }
    String type = "Content-Type: " + MediaTypes.of(file.getFileName().toString()) + "\r\n";
    return new Reply("200 OK", type, Files.size(file), Files.newInputStream(file));
  }

  private void send(String line, Reply reply, InputStream bytes) throws IOException {
    long sent = 0;
    try {
      OutputStream out = new BufferedOutputStream(client.getOutputStream(), 64 * 1024);
      if (!isSimple(line)) {
        String head =
            "HTTP/1.1 %s\r\nDate: %s\r\n%sContent-Length: %d\r\nConnection: close\r\n\r\n"
                .formatted(
                    reply.status(), DATE.format(Instant.now()), reply.fields(), reply.length());
        out.write(head.getBytes(StandardCharsets.UTF_8));
      }
      if (isSimple(line) ? line.startsWith("GET ") : !line.startsWith("HEAD ")) {
        sent = bytes.transferTo(out);
      }
      out.flush();
    } finally { // even if the client is gone
      String request = Printable.escaped(line).replace("\"", "\\\"");
      log.printf("%s \"%s\" %s %d%n", peer, request, reply.status().substring(0, 3), sent);
    }
  }

  /** HTTP/0.9 (RFC 1945 section 4.1): no version in the request, so no head in the reply. */
  private static boolean isSimple(String line) {
    return line.split(" ", -1).length == 2;
  }

  private static void skipFields(InputStream in) throws IOException {
    int lines = 0;
    for (String field = readLine(in); !"".equals(field); field = readLine(in)) {
      if (field == null || ++lines > MOST_FIELDS) {
        throw new ProtocolException("The request ends early, or has too many fields.");
      }
    }
  }

  /** A line without its end; null at the end of the stream. */
  private static String readLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0 && line.size() == 0) {
        return null;
      }
      if (b < 0 || line.size() == LONGEST_LINE) {
        throw new ProtocolException("A line ends early, or is too long.");
      }
      line.write(b);
    }
    return line.toString(StandardCharsets.UTF_8).replaceFirst("\r$", "");
  }
}
