package org.socketlab.socketserver.miniweb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.socketlab.http.Limits;
import org.socketlab.http.MediaTypes;
import org.socketlab.http.MessageReader;
import org.socketlab.http.RequestLine;
import org.socketlab.net.LingeringClose;
import org.socketlab.testing.calibration.WrongEnd;

/** mini-web with one bug, which the first argument names; the checks must catch it. */
final class WrongMiniWeb {
  private enum Bug {
    NONE,
    TAKES_ONE_READ_FOR_THE_REQUEST,
    SENDS_A_HEAD_TO_EVERYBODY,
    SENDS_NO_LENGTH,
    KNOWS_ONE_TYPE,
    TAKES_ANY_METHOD,
    SERVES_ONE_AT_A_TIME,
    SERVES_EVERYBODY,
    FOLLOWS_LINKS,
    FOLLOWS_DOTS,
    KEEPS_QUIET,
    ANNOUNCES_RANGES,
    TELLS_LOCAL_TIME,
    TELLS_A_TIME_TO_COME,
    DROPS_THE_QUERY,
    SERVES_HIDDEN_NAMES,
    PRINTS_A_STACK_TRACE_ON_A_RESET,
    PRINTS_A_STACK_TRACE_ON_CTRL_C
  }

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US);

  private final Bug bug;
  private final Path root; // null for the sample site
  private final Site site;

  private WrongMiniWeb(Bug bug, Path root) throws IOException {
    this.bug = bug;
    this.root = root;
    this.site = root == null ? Site.sample() : Site.of(root);
  }

  public static void main(String[] args) throws Exception {
    Bug bug = Bug.valueOf(args[0]);
    List<String> words = Arrays.asList(args);
    int port = Integer.parseInt(option(words, "--port", "8080"));
    if (port > 65535) {
      System.exit(2);
    }
    String root = option(words, "--root", null);
    if (root != null && !Files.isDirectory(Path.of(root))) {
      System.err.println("mini-web: cannot serve files from " + root + ": no such folder");
      System.exit(1);
    }
    if (root != null && !Files.isDirectory(Path.of(root))) {
      System.err.println("mini-web: cannot serve " + root + ": no such folder");
      System.exit(1);
    }
    int most = Integer.parseInt(option(words, "--max-clients", "10"));
    most = bug == Bug.SERVES_ONE_AT_A_TIME ? 1 : bug == Bug.SERVES_EVERYBODY ? 1000 : most;
    if (bug == Bug.PRINTS_A_STACK_TRACE_ON_CTRL_C) {
      WrongEnd.withStackTraceOnInterrupt();
    }
    WrongMiniWeb web = new WrongMiniWeb(bug, root == null ? null : Path.of(root).toRealPath());
    try (ServerSocket server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
      System.out.println("Listening on 127.0.0.1:" + server.getLocalPort());
      Semaphore places = new Semaphore(most);
      var threads = Executors.newCachedThreadPool();
      while (true) {
        places.acquire();
        Socket client = server.accept();
        threads.execute(
            () -> {
              try (client) {
                web.serve(client);
                LingeringClose.close(client);
              } catch (IOException e) {
                System.err.println(e.getMessage());
                if (bug == Bug.PRINTS_A_STACK_TRACE_ON_A_RESET) {
                  e.printStackTrace();
                }
              } finally {
                places.release();
              }
            });
      }
    } catch (BindException e) {
      System.err.printf("mini-web: cannot listen on 127.0.0.1:%d: Address already in use%n", port);
      System.exit(1);
    }
  }

  private void serve(Socket client) throws IOException {
    InputStream in = client.getInputStream();
    if (bug == Bug.TAKES_ONE_READ_FOR_THE_REQUEST) {
      byte[] buffer = new byte[8192];
      in = new ByteArrayInputStream(buffer, 0, Math.max(in.read(buffer), 0));
    }
    MessageReader reader = new MessageReader(in, Limits.REQUEST);
    RequestLine line = reader.requestLine();
    if (!line.isSimple()) {
      reader.request(line);
    }
    boolean get = line.method().equals("GET") || bug == Bug.TAKES_ANY_METHOD;
    Path file = get ? find(line.target()) : null;
    String status = file != null ? "200 OK" : get ? "404 Not Found" : "405 Method Not Allowed";
    String fields = "Allow: GET\r\n";
    byte[] body = "<p>No such thing".getBytes(StandardCharsets.UTF_8);
    String type = "text/html";
    if (file != null && Files.isDirectory(file)) {
      status = "301 Moved Permanently";
      String[] parts = line.target().split("(?=\\?)", 2);
      String query = parts.length == 1 || bug == Bug.DROPS_THE_QUERY ? "" : parts[1];
      fields += "Location: " + parts[0] + "/" + query + "\r\n";
    } else if (file != null) {
      body = Files.readAllBytes(file);
      type = MediaTypes.of(file.getFileName().toString());
      fields += promises(file);
    }
    OutputStream out = client.getOutputStream();
    if (!line.isSimple() || bug == Bug.SENDS_A_HEAD_TO_EVERYBODY) {
      String head =
          "HTTP/1.1 %s\r\nConnection: close\r\n%sContent-Type: %s\r\n%s\r\n"
              .formatted(
                  status,
                  fields,
                  bug == Bug.KNOWS_ONE_TYPE && type.startsWith("video") ? "text/html" : type,
                  bug == Bug.SENDS_NO_LENGTH ? "" : "Content-Length: " + body.length + "\r\n");
      out.write(head.getBytes(StandardCharsets.UTF_8));
    }
    out.write(line.method().equals("HEAD") ? new byte[0] : body);
    if (bug != Bug.KEEPS_QUIET) {
      System.out.printf(
          "127.0.0.1:%d \"%s\" %s %d%n",
          client.getPort(), line, status.substring(0, 3), body.length);
    }
  }

  private String promises(Path file) throws IOException {
    return switch (bug) {
      case ANNOUNCES_RANGES -> "Accept-Ranges: bytes\r\n";
      case TELLS_LOCAL_TIME -> "Date: " + DATE.format(LocalDateTime.now()) + "\r\n";
      case TELLS_A_TIME_TO_COME ->
          "Last-Modified: " + DATE.format(utc(Files.getLastModifiedTime(file))) + "\r\n";
      default -> "Date: " + DATE.format(LocalDateTime.now(ZoneOffset.UTC)) + "\r\n";
    };
  }

  private static LocalDateTime utc(FileTime time) {
    return LocalDateTime.ofInstant(time.toInstant(), ZoneOffset.UTC);
  }

  /** The file that a target names, or null. */
  private Path find(String target) throws IOException {
    String path = target.split("\\?", 2)[0];
    Path file = root == null ? null : root.resolve(path.substring(1));
    boolean taken =
        switch (bug) {
          case FOLLOWS_DOTS -> file != null && !path.startsWith("//") && path.contains("..");
          case FOLLOWS_LINKS ->
              file != null && (path.equals("/link.txt") || path.startsWith("/out"));
          case SERVES_HIDDEN_NAMES -> file != null && path.startsWith("/.") && !path.contains("..");
          default -> false;
        };
    return taken && Files.isRegularFile(file) ? file : site.find(path);
  }

  private static String option(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    return at < 0 ? otherwise : words.get(at + 1);
  }
}
