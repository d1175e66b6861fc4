package org.socketlab.httpclient;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A real nginx with a configuration of its own, in a folder of its own, on a free port. */
final class Nginx implements AutoCloseable {
  private static final int TRIES = 5;

  private static final String CONFIGURATION =
      """
      daemon off;
      master_process off;
      error_log stderr notice;
      pid FOLDER/nginx.pid;
      events {}
      http {
        access_log off;
        client_body_temp_path FOLDER/tmp;
        proxy_temp_path FOLDER/tmp;
        fastcgi_temp_path FOLDER/tmp;
        uwsgi_temp_path FOLDER/tmp;
        scgi_temp_path FOLDER/tmp;
        charset utf-8;
        ssi_types *;
        server {
          listen 127.0.0.1:PORT;
          port_in_redirect on;
          location / { root FOLDER/www; }
          # Server-side includes make the length unknown: chunks, or the end of the connection.
          location /chunked/ { alias FOLDER/www/; ssi on; add_trailer X-Trailer yes; }
          location /close/ { alias FOLDER/www/; ssi on; chunked_transfer_encoding off; }
          location /proxied/ { proxy_pass http://127.0.0.1:PORT/close/; proxy_http_version 1.0; }
          location = /host { return 200 $http_host; }
          location = /none { return 204; }
          location = /unchanged { return 304; }
          location = /broken { return 500; }
          location = /many { return 200 ok; MANY_HEADERS }
        }
      }
      """;

  private final Path folder;
  private final Process process;
  private final int port;

  private Nginx(Path folder, Process process, int port) {
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it, and waits until it listens.
   *
   * @param program where nginx is
   * @param folder an empty folder
   */
  static Nginx start(Path program, Path folder) throws IOException {
    Files.createDirectory(folder.resolve("www"));
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < TRIES; i++) {
      int port = freePort(); // another process may take it first: then try again
      String headers = "add_header X-Many \"%s\";".formatted("many ".repeat(100)).repeat(100);
      Path configuration =
          Files.writeString(
              folder.resolve("nginx.conf"),
              CONFIGURATION
                  .replace("FOLDER", folder.toString())
                  .replace("PORT", String.valueOf(port))
                  .replace("MANY_HEADERS", headers));
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "-p",
                  folder.toString(),
                  "-e",
                  "stderr",
                  "-c",
                  configuration.toString())
              .start();
      // nginx writes this when its socket listens; its later output is too short to fill a pipe.
      BufferedReader log = process.errorReader(StandardCharsets.UTF_8);
      for (String line; (line = log.readLine()) != null; said.append(line).append('\n')) {
        if (line.contains("event method")) {
          return new Nginx(folder, process, port);
        }
      }
    }
    throw new IOException("nginx does not start:\n" + said);
  }

  /** Puts a file into the served folder. */
  void file(String name, byte[] bytes) throws IOException {
    Files.write(folder.resolve("www").resolve(name), bytes);
  }

  String port() {
    return String.valueOf(port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return server.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
