package org.socketlab.socketserver.tws;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.socketlab.http.BadMessage;
import org.socketlab.http.Field;
import org.socketlab.http.Fields;
import org.socketlab.http.Framing;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Request;
import org.socketlab.http.RequestLine;
import org.socketlab.socketserver.web.HttpDate;
import org.socketlab.socketserver.web.Refusal;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.RequestBody;
import org.socketlab.socketserver.web.Resource;
import org.socketlab.socketserver.web.Second;
import org.socketlab.socketserver.web.Status;
import org.socketlab.socketserver.web.WebSite;

/** One client of a tws with one bug. */
final class WrongExchange {
  enum Bug {
    NONE,
    TAKES_ONE_READ_FOR_THE_REQUEST,
    KEEPS_USERS_IN_MEMORY,
    SERVES_ONE_AFTER_ANOTHER,
    CUTS_ITS_REPLY_OFF,
    FOLLOWS_LINKS,
    SENDS_A_BODY_AFTER_HEAD,
    KNOWS_NO_CONDITIONS,
    KNOWS_NO_RANGES,
    CLOSES_AFTER_EACH_REPLY,
    TAKES_A_BODY_FOR_A_REQUEST,
    FORGIVES_ANYTHING,
    HAS_NO_LIMITS,
    TAKES_ANY_TYPE,
    SAYS_NO_CONTINUE,
    WAITS_FOR_EVER,
    LOGS_IN_TWO_WRITES,
    SENDS_A_TYPE_WITH_304,
    REFUSES_THE_END_OF_NOTHING,
    FORGETS_THE_QUERY,
    SHOWS_HIDDEN_FILES,
    KNOWS_NO_OPTIONS,
    TAKES_CTRL_C_FOR_AN_ACCIDENT,
    KNOWS_ONE_SPELLING,
    TAKES_A_CUT_BODY_FOR_WHOLE,
    TAKES_A_RESET_FOR_AN_ACCIDENT,
    SAYS_LOCAL_TIME,
    LOGS_LOCAL_TIME_AS_UTC,
    KNOWS_ONE_FORM_OF_DATES,
    TELLS_TIMES_TO_COME,
    BOUNDS_THE_WHOLE_EXCHANGE
  }

  /** What all clients share. */
  record Shared(Bug bug, WebSite site, Path root, Path log, int idle) {}

  private final Shared shared;
  private final Bug bug;
  private final Socket socket;
  private final OutputStream out;
  private final OneRead input;
  private final MessageReader reader;
  private long begun;

  /** Takes the result of one read for the whole stream, unless {@code right}. */
  private static final class OneRead extends FilterInputStream {
    private final boolean right;
    private int reads;

    OneRead(InputStream in, boolean right) {
      super(in);
      this.right = right;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      return right || reads++ == 0 ? super.read(bytes, offset, length) : -1;
    }
  }

  WrongExchange(Shared shared, Socket socket) throws IOException {
    this.shared = shared;
    this.bug = shared.bug();
    this.socket = socket;
    this.out = socket.getOutputStream();
    Limits limits = bug == Bug.HAS_NO_LIMITS ? new Limits(1 << 20, 1 << 20, 999) : Limits.REQUEST;
    this.input = new OneRead(socket.getInputStream(), bug != Bug.TAKES_ONE_READ_FOR_THE_REQUEST);
    this.reader = new MessageReader(input, limits, bug != Bug.FORGIVES_ANYTHING);
  }

  void run() throws IOException {
    boolean persists = true;
    while (persists) {
      patience(shared.idle());
      input.reads = 0;
      if (!reader.awaitMessage()) {
        return;
      }
      patience(10);
      begun = System.nanoTime();
      persists = exchange() && bug != Bug.CLOSES_AFTER_EACH_REPLY;
    }
  }

  private void patience(int seconds) throws IOException {
    socket.setSoTimeout(bug == Bug.WAITS_FOR_EVER ? 0 : seconds * 1000);
  }

  private boolean exchange() throws IOException {
    RequestLine line = null;
    Reply reply;
    boolean persists = false;
    try {
      line = reader.requestLine();
      Request request = changed(reader.request(line));
      Framing framing = Framing.of(request);
      RequestBody.expectAcceptable(request, framing);
      boolean forgets = bug == Bug.TAKES_A_BODY_FOR_A_REQUEST && line.method().equals("GET");
      reply = changed(request, forgets ? new byte[0] : body(request, framing));
      persists = request.persists();
    } catch (Refusal e) {
      reply = e.reply();
    } catch (BadMessage e) {
      reply = Reply.text(e.status(), e.getMessage());
    } catch (SocketTimeoutException e) {
      reply = Reply.text(408, "too slow");
    } catch (EOFException e) {
      reply = Reply.text(400, "too short");
    }
    send(line, reply, persists && bug != Bug.CLOSES_AFTER_EACH_REPLY);
    return persists;
  }

  /** The request without the fields that the bug ignores. */
  private Request changed(Request request) {
    List<Field> fields = new ArrayList<>(request.fields().all());
    if (bug == Bug.KNOWS_NO_CONDITIONS) {
      fields.removeIf(
          field -> List.of("If-None-Match", "If-Modified-Since").contains(field.name()));
    } else if (bug == Bug.KNOWS_NO_RANGES) {
      fields.removeIf(field -> field.name().equals("Range"));
    } else if (bug == Bug.KNOWS_ONE_SPELLING) {
      fields.removeIf(field -> !field.name().matches("[A-Z][a-z]*(-[A-Z][a-z]*)*"));
    } else if (bug == Bug.KNOWS_ONE_FORM_OF_DATES) {
      fields.removeIf(field -> field.value().matches("\\S*day, .*|.* \\d\\d\\d\\d"));
    } else if (bug == Bug.TAKES_ANY_TYPE && request.line().target().equals("/createUser")) {
      fields.removeIf(field -> field.name().equals("Content-Type"));
      fields.add(new Field("Content-Type", "application/json"));
    }
    return new Request(request.line(), new Fields(fields));
  }

  /** The reply as the bug makes it. */
  private Reply changed(Request request, byte[] body) throws IOException {
    String target = request.line().target();
    if (bug == Bug.KNOWS_NO_OPTIONS && target.equals("*")) {
      return Refusal.notFound().reply();
    }
    if (bug == Bug.SHOWS_HIDDEN_FILES && target.matches("(/[^/]+)?/\\.\\w+(/a)?")) {
      return Reply.of(resource(shared.root().resolve(target.substring(1))));
    }
    Reply reply = shared.site().answer(request, body);
    if (bug == Bug.SENDS_A_TYPE_WITH_304 && reply.status() == 304) {
      return reply.with("Content-Type", "text/plain");
    }
    if (bug == Bug.REFUSES_THE_END_OF_NOTHING
        && "bytes=-5".equals(request.fields().first("Range"))) {
      return Reply.text(416, "there are no 5 bytes");
    }
    if (bug == Bug.FORGETS_THE_QUERY && reply.status() == 301) {
      return Reply.text(301, "there").with("Location", target.replaceAll("\\?.*", "/"));
    }
    return reply;
  }

  private byte[] body(Request request, Framing framing) throws IOException {
    if (request.fields().first("Expect") != null && bug != Bug.SAYS_NO_CONTINUE) {
      out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    }
    patience(shared.idle());
    InputStream content = reader.body(framing);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] piece = new byte[8192];
    try {
      for (int n; body.size() <= RequestBody.LIMIT && (n = content.read(piece)) >= 0; ) {
        body.write(piece, 0, n);
        if (bug == Bug.BOUNDS_THE_WHOLE_EXCHANGE && System.nanoTime() - begun > 8_000_000_000L) {
          throw new SocketTimeoutException();
        }
      }
    } catch (EOFException cut) {
      if (bug != Bug.TAKES_A_CUT_BODY_FOR_WHOLE) {
        throw cut;
      }
    }
    if (body.size() > RequestBody.LIMIT) {
      throw RequestBody.tooLong();
    }
    return body.toByteArray();
  }

  private void send(RequestLine line, Reply reply, boolean persists) throws IOException {
    boolean isHead = line != null && line.method().equals("HEAD");
    byte[] body = reply.length() <= 0 ? new byte[0] : bytes(reply);
    String head =
        "HTTP/1.1 %d %s\r\nDate: %s\r\nConnection: %s\r\n%s%s\r\n"
            .formatted(
                reply.status(),
                Status.reason(reply.status()),
                HttpDate.text(now()),
                persists ? "keep-alive" : "close",
                reply.fields(),
                reply.length() < 0 ? "" : "Content-Length: " + body.length + "\r\n");
    try {
      out.write(head.getBytes(StandardCharsets.ISO_8859_1));
      out.write(isHead && bug != Bug.SENDS_A_BODY_AFTER_HEAD ? new byte[0] : body);
    } finally { // a reply that is broken off is logged, too
      log(line, reply.status(), body.length);
    }
  }

  private long now() {
    long now = System.currentTimeMillis();
    // Always as if east of Greenwich: a Date before Last-Modified is another bug.
    int zone = Math.abs(TimeZone.getDefault().getOffset(now));
    return (now + (bug == Bug.SAYS_LOCAL_TIME ? zone : 0)) / 1000;
  }

  private static byte[] bytes(Reply reply) throws IOException {
    byte[] bytes = new byte[(int) Math.max(0, reply.length())];
    ByteBuffer all =
        reply.body() == null
            ? ByteBuffer.wrap(Files.readAllBytes(reply.file().file()))
            : reply.body();
    all.get((int) reply.from(), bytes);
    return bytes;
  }

  private void log(RequestLine line, int status, int bytes) throws IOException {
    String when = new Second.Clock().now().log();
    if (bug == Bug.LOGS_LOCAL_TIME_AS_UTC) {
      when = when.replaceAll(" .*", " +0000");
    }
    String text = "127.0.0.1 - - [%s] \"%s\" %d %d\n".formatted(when, line, status, bytes);
    synchronized (shared) {
      System.out.print(text);
      System.out.flush();
      if (shared.log() != null) {
        StandardOpenOption[] add = {StandardOpenOption.CREATE, StandardOpenOption.APPEND};
        if (bug == Bug.LOGS_IN_TWO_WRITES) {
          Files.writeString(shared.log(), status + " "); // as when two writers meet
        }
        Files.writeString(shared.log(), text, add);
      }
    }
  }

  /** A file's bytes, whatever the file is. */
  static Resource resource(Path file) throws IOException {
    byte[] content = Files.readAllBytes(file);
    String head = "Content-Type: application/octet-stream\r\n";
    return new Resource("x/y", content.length, 0, "\"x\"", ByteBuffer.wrap(content), null, head);
  }
}
