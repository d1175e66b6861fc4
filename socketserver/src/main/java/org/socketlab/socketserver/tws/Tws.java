package org.socketlab.socketserver.tws;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Home;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.cli.Seconds;
import org.socketlab.socketserver.web.FolderResources;
import org.socketlab.socketserver.web.LogFile;
import org.socketlab.socketserver.web.Resources;
import org.socketlab.socketserver.web.SiteResources;
import org.socketlab.socketserver.web.WebServer;
import org.socketlab.socketserver.web.WebSite;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * tws: a web server for a crowd.
 *
 * <p>mini-web closed its connection after each reply, and sent files to ten clients at a time. tws
 * keeps connections open (a page of ten images is eleven requests), reads requests with bodies (and
 * so must know to the byte where they end), and gives a thread to each client that it has to wait
 * for.
 *
 * <p>New: {@link WebServer}, one thread that waits for all clients, instead of a thread for each.
 * You will see a line for each request, in the Common Log Format that log readers understand.
 *
 * <p>Run it, open http://127.0.0.1:8080/ in a browser, and from a terminal:
 *
 * <pre>
 * bin/tws --port 8080
 * curl -i --json '{"Nombre": "Ana"}' http://127.0.0.1:8080/createUser
 * </pre>
 */
public final class Tws extends Program {
  @Mixin private final Listen listen = new Listen(8080);

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "A folder to serve files from, besides the sample site in the jar.")
  private Path root;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "A file to append the log's lines to, besides stdout.")
  private Path log;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that the users are kept in (default: .socketlab/tws in your home).")
  private Path data;

  @Option(
      names = "--idle",
      paramLabel = "SECONDS",
      defaultValue = "30",
      converter = Seconds.class,
      description = "How long a client may say nothing (default: ${DEFAULT-VALUE}).")
  private Duration idle;

  public Tws() {
    super(
        "tws",
        "Serves pages, files and users over HTTP/1.1, to any number of clients.",
        "Example: tws --port 8080 --root /var/www");
  }

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
        Routes routes = new Routes(new Pages(files, new SiteResources()), new UserRequests(users));
        serve(new WebSite(routes, new AccessLog(file)::add, this::note), folder, out);
      }
    }
  }

  private void serve(WebSite site, Path folder, PrintStream out) throws IOException {
    trying("listen on " + listen);
    try (WebServer server = new WebServer(listen.address(), site, idle)) {
      stop().by(server::stop);
      out.println("Listening on " + listen.text(server.address()));
      note("users are kept in " + folder.toAbsolutePath());

      trying("accept clients");
      server.run();
    }
  }

  public static void main(String[] args) {
    Cli.main(new Tws(), args);
  }
}
