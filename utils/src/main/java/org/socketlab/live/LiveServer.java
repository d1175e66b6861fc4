package org.socketlab.live;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.socketlab.live.PageQuery.NoSuchRow;

/**
 * Serves the page that shows a reel's conversations, on this machine alone, with the JDK's own HTTP
 * server.
 */
public final class LiveServer implements Closeable {
  private static final int MOST_THREADS = 64;
  private static final int MOST_BODY = 1024;

  /** The page's files, by the last part of the address. */
  private static final Map<String, String> FILES =
      Map.of(
          "", "text/html; charset=utf-8",
          "live.css", "text/css; charset=utf-8",
          "live.js", "text/javascript; charset=utf-8");

  private final HttpServer server;
  private final ExecutorService threads;
  private final PageToken token;
  private final LiveRoutes routes;

  /**
   * Serves.
   *
   * @param port the port on the loopback address; 0 for any free port
   * @param tokens the folder that keeps the user's token; null for a token that lasts for this run
   */
  public LiveServer(int port, Path tokens, LiveSource source) throws IOException {
    token = PageToken.of(tokens);
    routes = new LiveRoutes(source);
    // A request that does not end in time frees its thread. The JDK's server has this setting only
    // for the whole process.
    System.setProperty("sun.net.httpserver.maxReqTime", "10");
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    threads =
        new ThreadPoolExecutor(
            0, MOST_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), LiveServer::thread);
    server.setExecutor(threads);
    server.createContext("/", this::answer).getFilters().add(new Guard(token));
    server.start();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "live");
    thread.setDaemon(true);
    return thread;
  }

  /** The page's address. */
  public String address() {
    return "http://127.0.0.1:%d/%s/".formatted(server.getAddress().getPort(), token);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String[] parts = exchange.getRequestURI().getPath().split("/", 3);
    String name = parts.length < 3 ? "none" : parts[2];
    String method = exchange.getRequestMethod();
    try {
      if (method.equals("POST")) {
        routes.post(exchange, name, body(exchange));
      } else if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD, POST");
        PageAnswer.text(exchange, 405, "only GET, HEAD and POST\n");
      } else if (FILES.containsKey(name)) {
        PageAnswer.bytes(exchange, 200, FILES.get(name), file(name));
      } else {
        routes.get(exchange, name);
      }
    } catch (IllegalArgumentException e) {
      PageAnswer.text(exchange, 400, "this page has no such address\n");
    } catch (NoSuchRow e) {
      PageAnswer.text(exchange, 404, e.getMessage() + "\n");
    }
  }

  private static byte[] file(String name) throws IOException {
    String resource = name.isEmpty() ? "live.html" : name;
    try (InputStream in = LiveServer.class.getResourceAsStream(resource)) {
      return in.readAllBytes();
    }
  }

  private static String body(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readNBytes(MOST_BODY);
    return new String(body, StandardCharsets.UTF_8);
  }
}
