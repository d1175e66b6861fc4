package org.socketlab.tour;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.socketlab.cli.Failure;

/**
 * Runs a stop's commands: shows each one as a student types it, and then its output as it comes.
 */
final class Stage implements AutoCloseable {
  private static final int SECONDS = 20;

  private final Path root;
  private final PrintStream out;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private BufferedReader server;

  /** A stage whose commands run in the course's root folder, and whose screen is {@code out}. */
  Stage(Path root, PrintStream out) {
    this.root = root;
    this.out = out;
  }

  /**
   * Runs a command to its end.
   *
   * @param expected what its output must hold
   * @param command as typed into a shell
   * @throws Failure if it ends with a status other than 0, or prints something else
   */
  void run(String expected, String command) throws IOException {
    out.println("$ " + command);
    Process process = bash(command);
    open.push(() -> end(process));
    process.getOutputStream().close();
    StringBuilder printed = new StringBuilder();
    try (BufferedReader lines = reader(process)) {
      for (String line; (line = lines.readLine()) != null; ) {
        out.println(line);
        printed.append(line).append('\n');
      }
    }
    int status = exit(process, command);
    if (status != 0) {
      throw Failure.of("'%s' ended with status %d".formatted(command, status));
    }
    if (!printed.toString().contains(expected)) {
      throw Failure.of("'%s' did not print '%s'".formatted(command, expected));
    }
  }

  /**
   * Starts a server, shows what it prints until it listens, and returns its port; it runs until the
   * stop ends.
   */
  int serve(String command) throws IOException {
    out.println("$ " + command + " &");
    Process process = bash("exec " + command);
    open.push(() -> end(process));
    server = reader(process);
    for (String line; (line = server.readLine()) != null; ) {
      out.println(line);
      if (line.startsWith("Listening on ")) {
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
      }
    }
    throw Failure.of("'%s' ended before it listened".formatted(command));
  }

  /** Shows that many further lines of the latest server. */
  void hear(int lines) throws IOException {
    for (int i = 0; i < lines; i++) {
      String line = server.readLine();
      if (line == null) {
        throw Failure.of("the server ended before it printed " + lines + " lines more");
      }
      out.println(line);
    }
  }

  /** Starts a little web server inside the tour and returns its port. */
  int web(String page) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    open.push(() -> server.stop(0));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = page.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    out.println(
        "(the tour's own web server listens on port " + server.getAddress().getPort() + ")");
    return server.getAddress().getPort();
  }

  /** Connects a client that says nothing until the stop ends. */
  void silentClient(int port) throws IOException {
    Socket silent = new Socket("127.0.0.1", port);
    open.push(silent);
    out.println("(a client connects and says nothing)");
  }

  /** Ends all that the stop started. */
  @Override
  public void close() {
    for (AutoCloseable one; (one = open.poll()) != null; ) {
      try {
        one.close();
      } catch (Exception e) {
        out.println("(did not end: " + e + ")");
      }
    }
  }

  private Process bash(String command) throws IOException {
    return new ProcessBuilder("bash", "-c", command)
        .directory(root.toFile())
        .redirectErrorStream(true)
        .start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static int exit(Process process, String command) throws Failure {
    try {
      if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw Failure.of("'%s' did not end".formatted(command));
  }

  private static void end(Process process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
