package org.socketlab.socketserver.tws;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Home;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.socketserver.web.Connections;
import org.socketlab.socketserver.web.Conversation;
import org.socketlab.socketserver.web.FolderResources;
import org.socketlab.socketserver.web.Leader;
import org.socketlab.socketserver.web.LogFile;
import org.socketlab.socketserver.web.Resources;
import org.socketlab.socketserver.web.Second;
import org.socketlab.socketserver.web.SiteResources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * tws: a web server for a crowd.
 *
 * <p>mini-web closed its connection after each reply, and sent files to ten clients at a time. tws
 * keeps connections open (a page of ten images is eleven requests), reads requests that have bodies
 * (and so must know to the byte where they end), and gives a thread to whoever has to be waited
 * for.
 *
 * <p>New: {@link Conversation}, many exchanges where mini-web had one. You will see a line for each
 * request, in the Common Log Format that log readers understand.
 *
 * <p>Run it, open http://127.0.0.1:8080/ in a browser, and from a terminal:
 *
 * <pre>
 * bin/tws --port 8080
 * curl -i --json '{"Nombre": "Ana"}' http://127.0.0.1:8080/createUser
 * </pre>
 */
@Command(
    name = "tws",
    description = "Serves pages, files and users over HTTP/1.1, to any number of clients.",
    footer = {"", "Example: tws --port 8080 --root /var/www"})
public final class Tws extends Program {
  private static final int MOST_CONNECTIONS = 10_000;
  private static final int BACKLOG = 1024; // so that a crowd is not turned away while one is served

  @Mixin private final Listen listen = new Listen(8080);

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "A folder to serve files from, besides the sample site in the jar.")
  private Path root;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "Where the log's lines go besides stdout; they are added at the file's end.")
  private Path log;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that the users are kept in (default: .socketlab/tws in your home).")
  private Path data;

  @Override
  protected void run(PrintStream out) throws IOException {
    trying("serve files from " + root);
    Resources files = root == null ? null : new FolderResources(root);

    trying("write the log to " + log);
    try (OutputStream logged = log == null ? null : new FileOutputStream(log.toFile(), true);
        LogFile file =
            new LogFile(logged == null ? List.of(out) : List.of(logged, out), this::note)) {
      Path folder = data == null ? Home.folder("tws") : data;
      trying("keep users in " + folder.toAbsolutePath());
      try (Users users = Users.in(folder.toAbsolutePath())) {
        Pages pages = new Pages(files, new SiteResources());
        Routes routes = new Routes(pages, new UserRequests(users, this::note), this::note);
        AccessLog access = new AccessLog(file);
        serve(
            new Conversation.Server(listen, routes, access::add, new Second.Clock()), folder, out);
      }
    }
  }

  private void serve(Conversation.Server shared, Path folder, PrintStream out) throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      trying("listen on " + listen);
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(listen.address(), BACKLOG);
      Connections connections = new Connections(MOST_CONNECTIONS);
      stop().by(connections::stop);
      out.println("Listening on " + listen.text(server.getLocalAddress()));
      note("users are kept in " + folder.toAbsolutePath());

      trying("accept clients");
      new Leader(server, connections, this::note)
          .run(connection -> new Conversation(shared, connection));
      connections.awaitEnd();
    }
  }

  public static void main(String[] args) {
    Cli.main(new Tws(), args);
  }
}
