package org.socketlab.bench;

import com.sun.net.httpserver.HttpServer;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;

/** The JDK's own server, serving a folder: {@code JdkFiles PORT FOLDER}. */
public final class JdkFiles {
  private JdkFiles() {}

  /** Runs until it is killed. */
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[1]);
    InetAddress host = InetAddress.getByName("127.0.0.1");
    HttpServer server =
        HttpServer.create(new InetSocketAddress(host, Integer.parseInt(args[0])), 1024);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
          exchange.sendResponseHeaders(200, Files.size(file));
          try (OutputStream body = exchange.getResponseBody()) {
            Files.copy(file, body);
          }
        });
    server.start();
    System.out.println("Listening on 127.0.0.1:" + server.getAddress().getPort());
  }
}
