package org.socketlab.socketserver.miniweb;

import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.socketserver.web.Connections;
import org.socketlab.socketserver.web.FolderResources;
import org.socketlab.socketserver.web.Leader;
import org.socketlab.socketserver.web.Resources;
import org.socketlab.socketserver.web.SiteResources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * mini-web: a file server for browsers.
 *
 * <p>server-05 answered each line of a client with the same line. A web server answers with a file:
 * the line says which. The first HTTP was no more than that: {@code GET /path}, the file's bytes,
 * and the end of the connection was the end of the file.
 *
 * <p>New: {@link Visit}, and that a name which comes from outside chooses a file, so that it must
 * never choose one outside the folder. A browser also wants to know what kind of file it gets: it
 * asks in HTTP/1.1, and gets a status line and headers before the bytes.
 *
 * <p>Run it, open http://127.0.0.1:8080/ in a browser, and then ask as the first browsers did:
 *
 * <pre>
 * bin/mini-web --port 8080
 * printf 'GET /\r\n' | nc 127.0.0.1 8080
 * </pre>
 */
@Command(
    name = "mini-web",
    description = "Serves files over HTTP/0.9 and to browsers, to ten clients at a time.",
    footer = {"", "Example: mini-web --port 8080 --root /var/www"})
public final class MiniWeb extends Program {
  private static final int BACKLOG = 128; // where the clients above --max-clients wait

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

  @Override
  protected void run(PrintStream out) throws IOException {
    if (maxClients < 1 || maxClients > 10_000) {
      throw Failure.usage("--max-clients is " + maxClients + ", and has to be 1 to 10000");
    }
    trying("serve files from " + root);
    Resources resources = root == null ? new SiteResources() : new FolderResources(root);

    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      trying("listen on " + listen);
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(listen.address(), BACKLOG);
      Connections connections = new Connections(maxClients);
      stop().by(connections::stop);
      out.println("Listening on " + listen.text(server.getLocalAddress()));

      trying("accept clients");
      new Leader(server, connections, this::note)
          .run(connection -> new Visit(connection, listen, resources, out));
      connections.awaitEnd();
    }
  }

  public static void main(String[] args) {
    Cli.main(new MiniWeb(), args);
  }
}
