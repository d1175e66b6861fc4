package org.socketlab.socketserver.chatserver;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Home;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.socketserver.chat.Chat;
import org.socketlab.socketserver.chat.ChatStore;
import org.socketlab.socketserver.chat.nats.Broker;
import org.socketlab.socketserver.chat.nats.BrokerAddress;
import org.socketlab.socketserver.chat.nats.CommandStream;
import org.socketlab.socketserver.chat.nats.NatsStore;
import org.socketlab.socketserver.chat.sqlite.SqliteStore;
import org.socketlab.socketserver.web.Router;
import org.socketlab.socketserver.web.WebServer;
import org.socketlab.socketserver.web.WebSite;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * chat-server: a group chat over HTTP.
 *
 * <p>tws answered each request at once. A chat's clients want to know what happens next, and HTTP
 * has only requests: so a client asks again and again (polling), or the server holds the request
 * until there is news (long polling), or the reply never ends (server-sent events).
 *
 * <p>New: {@code chat.Hub}, one thread for all replies that never end; {@code chat.sqlite.Commits},
 * which writes every message to disk before it is acknowledged. You will see one line; the chat is
 * at http://127.0.0.1:1543/ in any number of browsers, and from a terminal:
 *
 * <pre>
 * bin/chat-server 127.0.0.1 1543
 * curl --json '{"name": "ana"}' http://127.0.0.1:1543/users
 * curl --json '{"text": "hola"}' -H 'Authorization: Bearer TOKEN' http://127.0.0.1:1543/messages
 * curl -N http://127.0.0.1:1543/events
 * </pre>
 */
public final class ChatServer extends Program {
  @Mixin private final Listen listen = Listen.byPosition(1543);

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that the chat is kept in (default: .socketlab/chat in your home).")
  private Path data;

  @Option(
      names = "--per-address",
      paramLabel = "N",
      defaultValue = "500",
      description = "How many connections one address may have (default: ${DEFAULT-VALUE}).")
  private int perAddress;

  @Option(
      names = "--nats",
      paramLabel = "URL",
      split = ",",
      converter = BrokerAddress.Converter.class,
      description =
          "The broker that keeps the chat; all servers with the same broker are one chat: nats://HOST:4222, or several with commas between.")
  private List<BrokerAddress> brokers = List.of();

  public ChatServer() {
    super(
        "chat-server",
        "Serves a group chat over HTTP, for terminals and browsers.",
        "Example: chat-server 0.0.0.0 1543");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    if (perAddress < 1) {
      throw Failure.usage("--per-address " + perAddress + " is not at least 1");
    }
    Path folder = data == null ? Home.folder("chat") : data;
    try (ChatStore store = open(folder.toAbsolutePath());
        Chat chat = new Chat(store)) {
      stop().by(chat::close);
      serve(chat.routes(), folder, out);
    }
  }

  private ChatStore open(Path folder) throws IOException {
    if (brokers.isEmpty()) {
      trying("keep the chat in " + folder);
      return new SqliteStore(folder, this::note);
    }
    Broker broker = new Broker(brokers, this::note);
    trying("follow the chat at " + broker);
    return new NatsStore(folder, new CommandStream(broker, "chat", this::note), this::note);
  }

  private void serve(Router routes, Path folder, PrintStream out) throws IOException {
    WebSite site = new WebSite(routes, (who, when, line, status, bytes) -> {}, this::note);
    trying("listen on " + listen);
    try (WebServer server = new WebServer(listen.address(), site, perAddress)) {
      stop().by(server::stop);
      out.println("Listening on " + listen.text(server.address()));
      note("the chat is kept in " + folder.toAbsolutePath());

      trying("accept clients");
      server.run();
    }
  }

  public static void main(String[] args) {
    Cli.main(new ChatServer(), args);
  }
}
