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
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.RequestLine;
import org.socketlab.net.LingeringClose;
import org.socketlab.socketserver.web.BeforeWaiting;
import org.socketlab.socketserver.web.MediaTypes;
import org.socketlab.socketserver.web.Resource;
import org.socketlab.socketserver.web.ResourcePath;
import org.socketlab.socketserver.web.SiteResources;

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
    KEEPS_QUIET
  }

  private final Bug bug;
  private final Path root;
  private final SiteResources site = new SiteResources();

  private WrongMiniWeb(Bug bug, Path root) {
    this.bug = bug;
    this.root = root;
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
      System.err.println("mini-web: cannot serve " + root + ": no such folder");
      System.exit(1);
    }
    int most = Integer.parseInt(option(words, "--max-clients", "10"));
    most = bug == Bug.SERVES_ONE_AT_A_TIME ? 1 : bug == Bug.SERVES_EVERYBODY ? 1000 : most;
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
    int status = 200;
    String type = MediaTypes.of(line.target().equals("/") ? "index.html" : line.target());
    byte[] body = line.method().equals("GET") || bug == Bug.TAKES_ANY_METHOD ? find(line) : null;
    if (body == null) {
      status = line.method().equals("GET") ? 404 : 405;
      type = "text/html";
      body = "<html>No such thing</html>".getBytes(StandardCharsets.UTF_8);
    }
    OutputStream out = client.getOutputStream();
    if (!line.isSimple() || bug == Bug.SENDS_A_HEAD_TO_EVERYBODY) {
      String head =
          "HTTP/1.1 %d X\r\nConnection: close\r\nAllow: GET\r\nContent-Type: %s\r\n%s\r\n"
              .formatted(
                  status,
                  bug == Bug.KNOWS_ONE_TYPE && type.startsWith("video") ? "text/html" : type,
                  bug == Bug.SENDS_NO_LENGTH ? "" : "Content-Length: " + body.length + "\r\n");
      out.write(head.getBytes(StandardCharsets.UTF_8));
    }
    out.write(line.method().equals("HEAD") ? new byte[0] : body);
    if (bug != Bug.KEEPS_QUIET) {
      System.out.printf("127.0.0.1:%d \"%s\" %d %d%n", client.getPort(), line, status, body.length);
    }
  }

  private byte[] find(RequestLine line) throws IOException {
    String path =
        bug == Bug.FOLLOWS_DOTS ? line.target().substring(1) : ResourcePath.of(line.target());
    if (path == null) {
      return null;
    }
    String name = path.isEmpty() ? "index.html" : path;
    if (root == null) {
      Resource resource = site.find(name, BeforeWaiting.NOBODY).resource();
      if (resource == null) {
        return null;
      }
      byte[] bytes = new byte[(int) resource.length()];
      resource.content().get(0, bytes);
      return bytes;
    }
    Path file = root.resolve(name);
    boolean inside =
        bug == Bug.FOLLOWS_DOTS
            || bug == Bug.FOLLOWS_LINKS
            || Files.exists(file) && file.toRealPath().startsWith(root);
    return inside && Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
  }

  private static String option(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    return at < 0 ? otherwise : words.get(at + 1);
  }
}
