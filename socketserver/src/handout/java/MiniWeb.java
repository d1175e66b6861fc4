import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;

/*
 * mini-web: a name from outside chooses a file.
 *
 * The first HTTP, 0.9, is one line: "GET /path". The reply is the file's bytes and nothing else, and
 * where the stream ends the file ends. HTTP/1.x adds a version to the line and fields after it; its
 * reply has a head, which says whether there is such a file, what it is, and how long.
 *
 * The path comes from an unknown client. "/../../etc/passwd", the same with %2e%2e, a symbolic link
 * that leads out: whatever it is, nothing outside the root may ever be sent. So the path is decoded
 * first, then resolved to a real file, and only then compared with the root.
 *
 * Each client has a thread, and there are --max-clients threads at most: further clients wait in
 * the backlog, and are served when a place is free.
 */
public class MiniWeb {
  private static final String NAME = "mini-web";
  private static final String USAGE =
      "mini-web [--trace] [--host HOST] [--port PORT] [--root DIR] [--max-clients N]";

  private static final int MOST = 16 * 1024; // bytes of a request
  private static final int PATIENCE = 10_000; // ms that a client may be silent
  private static final Map<Integer, String> REASONS =
      Map.of(
          200,
          "OK",
          301,
          "Moved Permanently",
          400,
          "Bad Request",
          404,
          "Not Found",
          405,
          "Method Not Allowed");
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html"),
          Map.entry("css", "text/css"),
          Map.entry("js", "text/javascript"),
          Map.entry("txt", "text/plain"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("mp4", "video/mp4"),
          Map.entry("webm", "video/webm"),
          Map.entry("pdf", "application/pdf"));

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port", "--root", "--max-clients"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "127.0.0.1");
    int port = number("--port", 8080, 0, 65535);
    int most = number("--max-clients", 10, 1, 10000);
    Path root = root();
    ServerSocket server = listening(host, port);
    Semaphore places = new Semaphore(most);
    while (true) {
      // [
      // TODO 1: Wait for a free place (places.acquireUninterruptibly), accept a client, and start a
      // thread for it that runs visit(client, root) and then frees its place (places.release).
      places.acquireUninterruptibly();
      Socket client = server.accept();
      Runnable visit =
          () -> {
            visit(client, root);
            places.release();
          };
      new Thread(visit).start();
      // ]
    }
  }

  /** The real path of the folder to serve; a sample site where none is given. */
  private static Path root() throws IOException {
    if (!OPTIONS.containsKey("--root")) {
      Path folder = Files.createTempDirectory("mini-web-");
      Files.write(
          folder.resolve("index.html"), page("mini-web serves this page, as it has no --root"));
      return folder.toRealPath();
    }
    Path root = Path.of(OPTIONS.get("--root"));
    if (!Files.isDirectory(root)) {
      throw new IOException("cannot serve files from " + root + ": it is no folder");
    }
    return root.toRealPath();
  }

  /** A socket that clients can connect to; says where it listens. */
  private static ServerSocket listening(String host, int port) throws IOException {
    try {
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(InetAddress.getByName(host), port), 128);
      System.out.println(
          "Listening on " + text((InetSocketAddress) server.getLocalSocketAddress()));
      return server;
    } catch (IOException e) {
      throw cannotListen(host, port, e);
    }
  }

  /** Answers one request, and closes. */
  private static void visit(Socket client, Path root) {
    try (client) {
      client.setSoTimeout(PATIENCE);
      byte[] request = request(client.getInputStream());
      if (request.length > 0) {
        String line = new String(request, StandardCharsets.ISO_8859_1).split("\r?\n", 2)[0];
        Answer answer = answer(root, line);
        log(client, line, answer);
        reply(client, isNew(line), answer);
      }
    } catch (IOException e) {
      System.err.println(NAME + ": lost a client: " + e.getMessage());
    }
  }

  /** Whether a request's line is of HTTP/1.x: then a head follows. */
  private static boolean isNew(String line) {
    return line.matches(".* HTTP/[0-9]\\.[0-9]");
  }

  /** A request, to the end of its line or of its head; nothing if the client has left. */
  private static byte[] request(InputStream in) throws IOException {
    // [
    // TODO 2: Read to the end of the first line, which may come in pieces. If it ends with a
    // version ("HTTP/1.1"), read on to the empty line that ends the head. MOST bytes are the limit:
    // return what is there, or nothing if the client ends its stream before.
    ByteArrayOutputStream received = new ByteArrayOutputStream();
    for (int b; received.size() < MOST && (b = in.read()) >= 0; ) {
      received.write(b);
      if (b == '\n') {
        String text = received.toString(StandardCharsets.ISO_8859_1);
        if (!isNew(text.split("\r?\n", 2)[0]) || text.endsWith("\n\r\n") || text.endsWith("\n\n")) {
          return received.toByteArray();
        }
      }
    }
    return received.size() < MOST ? new byte[0] : received.toByteArray();
    // ]
  }

  /** The file that a path means, or null if it is missing, or must not be served. */
  private static Path file(Path root, String path) throws IOException {
    // [
    // TODO 3: Decode the path (%41 is A; NUL and backslashes are refused). A name that begins with
    // a dot is not served, except below /.well-known/. Resolve it below the root to a real path,
    // symbolic links included, and return that only if it is inside the root.
    String name = decoded(path);
    if (name == null || name.indexOf(0) >= 0 || name.indexOf('\\') >= 0) {
      return null;
    }
    if (name.replaceFirst("^/\\.well-known/", "/").contains("/.")) {
      return null;
    }
    try {
      Path real = root.resolve(name.replaceFirst("^/+", "")).toRealPath();
      return real.startsWith(root) ? real : null;
    } catch (IOException | InvalidPathException e) {
      return null;
    }
    // ]
  }

  /** A path without its percent signs, or null if it is no UTF-8. */
  private static String decoded(String path) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '%') {
        if (!path.substring(i).matches("(?s)%[0-9A-Fa-f]{2}.*")) {
          return null;
        }
        bytes.write(Integer.parseInt(path.substring(i + 1, i + 3), 16));
        i += 2;
      } else {
        bytes.write(path.charAt(i));
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The reply to a request: its status, its fields, its body. */
  private static final class Answer {
    final int status;
    final List<String> fields = new ArrayList<>();
    final byte[] body;

    Answer(int status, byte[] body, String field) {
      this.status = status;
      this.body = body;
      fields.add(field);
    }
  }

  private static final String HTML = "Content-Type: text/html; charset=utf-8";

  /** The reply to a request line. */
  private static Answer answer(Path root, String line) throws IOException {
    // [
    // TODO 4: A line is "GET /path" or "GET /path HTTP/1.1", else 400. Another method: 405, with
    // the field "Allow: GET". The part after "?" does not belong to the file's name. A folder is
    // its index.html; without the final slash it is 301 to the same with it, query included. No
    // such file: 404, with a page. Else 200, the file's bytes, and its Content-Type.
    String[] words = line.split(" ", -1);
    if (words.length < 2 || words.length > 3 || !words[1].startsWith("/")) {
      return new Answer(400, page("This is no request"), HTML);
    }
    if (!words[0].equals("GET")) {
      Answer answer = new Answer(405, page("Only GET is allowed here"), HTML);
      answer.fields.add("Allow: GET");
      return answer;
    }
    int mark = words[1].indexOf('?');
    String path = mark < 0 ? words[1] : words[1].substring(0, mark);
    String query = mark < 0 ? "" : words[1].substring(mark);
    Path file = file(root, path);
    if (file != null && Files.isDirectory(file)) {
      if (!path.endsWith("/")) {
        Answer answer = new Answer(301, page("It is here, with a slash"), HTML);
        answer.fields.add("Location: " + path.replaceFirst("^/+", "/") + "/" + query);
        return answer;
      }
      file = file(root, path + "index.html");
    } else if (path.endsWith("/")) {
      file = null;
    }
    if (file == null || !Files.isRegularFile(file) || !Files.isReadable(file)) {
      return new Answer(404, page("There is no such file here"), HTML);
    }
    String extension =
        file.getFileName().toString().replaceFirst(".*\\.", "").toLowerCase(Locale.ROOT);
    String type = TYPES.getOrDefault(extension, "application/octet-stream");
    return new Answer(200, Files.readAllBytes(file), "Content-Type: " + type);
    // ]
  }

  /** Sends the answer, and closes. */
  private static void reply(Socket client, boolean isNew, Answer answer) throws IOException {
    // [
    // TODO 5: To HTTP/1.x send a status line, the fields, Content-Length and "Connection: close",
    // an empty line, the body. To 0.9 the body alone, and for 405 nothing. Then end the stream, and
    // read what the client still sends: a close with bytes unread becomes a reset, which can
    // destroy the reply.
    OutputStream out = client.getOutputStream();
    if (isNew) {
      StringBuilder head =
          new StringBuilder(
              "HTTP/1.1 " + answer.status + " " + REASONS.get(answer.status) + "\r\n");
      answer.fields.forEach(field -> head.append(field).append("\r\n"));
      head.append("Content-Length: ")
          .append(answer.body.length)
          .append("\r\nConnection: close\r\n\r\n");
      out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
    if (isNew || answer.status != 405) {
      out.write(answer.body);
    }
    client.shutdownOutput();
    client.setSoTimeout(2000);
    byte[] rest = new byte[65536];
    int left = 1 << 20;
    for (int n; left > 0 && (n = client.getInputStream().read(rest)) >= 0; ) {
      left -= n;
    }
    // ]
  }

  /** A line for each request; anything but plain text in it is escaped. */
  private static void log(Socket client, String line, Answer answer) {
    StringBuilder shown = new StringBuilder();
    line.chars()
        .forEach(
            c ->
                shown.append(
                    c < ' ' || c > '~' ? String.format("\\x%02x", c) : String.valueOf((char) c)));
    String who = text((InetSocketAddress) client.getRemoteSocketAddress());
    System.out.println(who + " \"" + shown + "\" " + answer.status + " " + answer.body.length);
  }

  /** A short page of HTML that says something. */
  private static byte[] page(String sentence) {
    return ("<!doctype html>\n<title>" + sentence + "</title>\n<p>" + sentence + ".\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static IOException cannotListen(String host, int port, IOException e) {
    boolean unknown = e instanceof UnknownHostException;
    return new IOException(
        "cannot listen on "
            + host
            + ":"
            + port
            + ": "
            + (unknown ? "unknown host" : e.getMessage()));
  }

  public static void main(String[] args) {
    try {
      run(args);
    } catch (IOException e) {
      System.out.flush();
      System.err.println(NAME + ": " + e.getMessage());
      System.exit(1);
    }
  }

  /** An address as the contract writes it: 127.0.0.1:8888, or [::1]:8888. */
  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress().replaceFirst("(^|:)0(:0)+(:|$)", "::");
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private static final Map<String, String> OPTIONS = new HashMap<>();

  /** Reads the command line: options with a value, and options without one. */
  private static void parse(String[] args, List<String> valued, List<String> flags) {
    for (int i = 0; i < args.length; i++) {
      String[] nameAndValue = args[i].split("=", 2);
      String name = nameAndValue[0];
      if (name.equals("--help") || name.equals("--version")) {
        System.out.println(name.equals("--help") ? USAGE : NAME + " 1.0");
        System.exit(0);
      } else if (flags.contains(name) && nameAndValue.length == 1) {
        OPTIONS.put(name, "");
      } else if (valued.contains(name) && (nameAndValue.length == 2 || i + 1 < args.length)) {
        OPTIONS.put(name, nameAndValue.length == 2 ? nameAndValue[1] : args[++i]);
      } else {
        usage("'" + args[i] + "' is no option, or lacks its value");
      }
    }
  }

  /** Wrong usage ends the program with status 2. */
  private static void usage(String sentence) {
    System.err.println(NAME + ": " + sentence);
    System.exit(2);
  }

  /** A number that was given, in ASCII digits. */
  private static int number(String option, int otherwise, int least, int most) {
    String text = OPTIONS.getOrDefault(option, String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      usage("'" + text + "' is no " + option.substring(2) + ": " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }
}
