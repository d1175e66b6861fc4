package org.socketlab.socketserver.tws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.socketlab.net.LingeringClose;
import org.socketlab.socketserver.web.FolderResources;
import org.socketlab.socketserver.web.HttpDate;
import org.socketlab.socketserver.web.Resource;
import org.socketlab.socketserver.web.Resources;
import org.socketlab.socketserver.web.SiteResources;
import org.socketlab.socketserver.web.WebSite;
import org.socketlab.testing.calibration.WrongEnd;

/** tws with one bug, which the first argument names; the checks must catch it. */
final class WrongTws {
  private WrongTws() {}

  public static void main(String[] args) throws Exception {
    WrongExchange.Bug bug = WrongExchange.Bug.valueOf(args[0]);
    List<String> words = Arrays.asList(args);
    int port = Integer.parseInt(option(words, "--port", "8080"));
    if (port > 65535) {
      System.exit(2);
    }
    if (bug == WrongExchange.Bug.TAKES_CTRL_C_FOR_AN_ACCIDENT) {
      WrongEnd.withStackTraceOnInterrupt();
    }
    Path data = Path.of(option(words, "--data", "data"));
    if (bug == WrongExchange.Bug.KEEPS_USERS_IN_MEMORY) {
      data = Files.createTempDirectory("wrong-tws-");
    }
    String root = option(words, "--root", null);
    if (root != null && !Files.isDirectory(Path.of(root))) {
      System.err.println("tws: cannot serve " + root + ": no such folder");
      System.exit(1);
    }
    Resources files = root == null ? null : folder(Path.of(root), bug);
    String log = option(words, "--log", null);
    Users users = Users.in(data);
    Routes routes = new Routes(new Pages(files, new SiteResources()), new UserRequests(users));
    WebSite site = new WebSite(routes, null, System.err::println);
    Executor threads =
        bug == WrongExchange.Bug.SERVES_ONE_AFTER_ANOTHER
            ? Runnable::run
            : Executors.newCachedThreadPool();
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(new InetSocketAddress("127.0.0.1", port), 128);
      System.out.println("Listening on 127.0.0.1:" + server.socket().getLocalPort());
      WrongExchange.Shared shared =
          new WrongExchange.Shared(
              bug,
              site,
              root == null ? null : Path.of(root),
              log == null ? null : Path.of(log),
              Integer.parseInt(option(words, "--idle", "30")));
      while (true) {
        SocketChannel client = server.accept();
        threads.execute(() -> serve(shared, client));
      }
    } catch (BindException e) {
      System.err.printf("tws: cannot listen on 127.0.0.1:%d: Address already in use%n", port);
      System.exit(1);
    }
  }

  private static void serve(WrongExchange.Shared shared, SocketChannel client) {
    try (client) {
      client.setOption(StandardSocketOptions.TCP_NODELAY, true);
      new WrongExchange(shared, client.socket()).run();
      if (shared.bug() != WrongExchange.Bug.CUTS_ITS_REPLY_OFF) {
        LingeringClose.close(client.socket());
      }
    } catch (IOException e) {
      if (shared.bug() == WrongExchange.Bug.TAKES_A_RESET_FOR_AN_ACCIDENT) {
        throw new UncheckedIOException(e);
      }
      System.err.println(e.getMessage());
    }
  }

  /** Resources that are looked up each time. */
  private interface LookedUp extends Resources {
    @Override
    default Resource inMemory(String path) {
      return null;
    }
  }

  private static Resources folder(Path root, WrongExchange.Bug bug) throws IOException {
    FolderResources right = new FolderResources(root);
    if (bug == WrongExchange.Bug.TELLS_TIMES_TO_COME) {
      return (LookedUp)
          path -> {
            Resources.Found found = right.find(path);
            return found.resource() == null
                ? found
                : new Resources.Found(toCome(root.resolve(path), found.resource()), false);
          };
    }
    if (bug != WrongExchange.Bug.FOLLOWS_LINKS) {
      return right;
    }
    return (LookedUp)
        path -> {
          Path file = root.resolve(path);
          if (!Files.isRegularFile(file)) {
            return right.find(path);
          }
          Resource found = WrongExchange.resource(file);
          return new Resources.Found(found, false);
        };
  }

  private static Resource toCome(Path file, Resource right) throws IOException {
    long modified = Files.getLastModifiedTime(file).toMillis() / 1000;
    String head =
        right.head().replaceAll("Last-Modified: .*", "Last-Modified: " + HttpDate.text(modified));
    return new Resource(
        right.mediaType(),
        right.length(),
        modified,
        right.tag(),
        right.content(),
        right.file(),
        head);
  }

  private static String option(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    return at < 0 ? otherwise : words.get(at + 1);
  }
}
