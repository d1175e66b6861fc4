package org.socketlab.socketserver.miniweb;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.net.Addresses;
import org.socketlab.net.LingeringClose;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * mini-web: a file server for browsers.
 *
 * <p>server-05 answered each line of a client with the same line, and started a thread for every
 * client. A web server answers with a file, which the client's line names. And it does not let a
 * crowd use up its memory.
 *
 * <p>New:
 *
 * <ul>
 *   <li>{@link Visit}: one client, one request, one reply. The first HTTP was a line {@code GET
 *       /path} and the file's bytes; a browser also wants a head before them.
 *   <li>{@link Site}: a client's path chooses a file, and must never choose one outside the folder.
 *   <li>{@link Semaphore}: {@code --max-clients} places. The server takes a place before it accepts
 *       a client, so the other clients wait in the system's queue, the backlog.
 * </ul>
 *
 * <p>Run it, open http://127.0.0.1:8080/ in a browser, and then ask as the first browsers did:
 *
 * <pre>
 * bin/mini-web --port 8080
 * printf 'GET /\r\n' | nc 127.0.0.1 8080
 * </pre>
 */
public final class MiniWeb extends Program {
  @Mixin private final Listen listen = new Listen(8080);

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "The folder to serve (default: the sample site in the jar).")
  private Path root;

  @Option(
      names = "--max-clients",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many are served at once; others wait (default: ${DEFAULT-VALUE}).")
  private int maxClients;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  public MiniWeb() {
    super(
        "mini-web",
        "Serves files over HTTP/0.9 and to browsers, to ten clients at a time.",
        "Example: mini-web --port 8080 --root /var/www");
  }

  @Override
  protected void run(PrintStream out) throws IOException, InterruptedException {
    if (maxClients < 1 || maxClients > 10_000) {
      throw Failure.usage("--max-clients is " + maxClients + ", and has to be 1 to 10000");
    }
    trying("serve files from " + (root == null ? "the jar" : root));
    Site site = root == null ? Site.sample() : Site.of(root);

    try (ServerSocket server = new ServerSocket()) {
      stop().by(server::close);
      trying("listen on " + listen);
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(listen.host(), listen.port()));
      out.println("Listening on " + Addresses.text(server.getLocalSocketAddress()));

      Semaphore places = new Semaphore(maxClients);
      while (!server.isClosed()) {
        places.acquire();
        try {
          Socket client = server.accept();
          new Thread(() -> serve(client, site, out, places)).start();
        } catch (IOException | OutOfMemoryError e) { // no file left to open; no thread to start
          places.release();
          if (!server.isClosed()) {
            note("cannot accept a client: " + e.getMessage());
            Thread.sleep(200);
          }
        }
      }
      places.acquire(maxClients); // all places are free when everybody has been served
    }
  }

  private void serve(Socket client, Site site, PrintStream out, Semaphore places) {
    String peer = Addresses.text(client.getRemoteSocketAddress());
    // A write waits for its reader, and has no timeout in Java.
    Future<?> end = clock.schedule(() -> LingeringClose.close(client), 10, TimeUnit.MINUTES);
    try {
      new Visit(client, peer, site, out).serve();
    } catch (IOException e) {
      note("cannot answer " + peer + ": " + e.getMessage());
    } finally {
      end.cancel(false);
      LingeringClose.close(client);
      places.release();
    }
  }

  public static void main(String[] args) {
    Cli.main(new MiniWeb(), args);
  }
}
