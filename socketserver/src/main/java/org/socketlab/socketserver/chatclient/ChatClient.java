package org.socketlab.socketserver.chatclient;

import java.io.IOException;
import java.io.PrintStream;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Program;
import org.socketlab.cli.Target;
import org.socketlab.cli.Terminal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * chat-client: a group chat in a terminal, over HTTP.
 *
 * <p>HTTP only answers requests, and a chat has news that nobody has asked for. So the simple
 * client asks again and again: after each line, empty or not, it asks "what is there after message
 * 17?". With {@code --live} it sends one request whose reply never ends, and news arrive on that
 * one connection as they happen ({@link Events}).
 *
 * <p>The other half of the work is the network's failures: a connection breaks, and nobody knows
 * whether the server got the message ({@link Outbox}).
 *
 * <p>Run it in two terminals, then once more with {@code --live}:
 *
 * <pre>
 * bin/chat-client localhost 1543
 * bin/chat-client localhost 1543 --name ana --live
 * </pre>
 */
public final class ChatClient extends Program {
  @Mixin private final Target target = Target.byPosition();

  @Option(names = "--name", paramLabel = "NAME", description = "Your name (default: asks for it).")
  private String wanted;

  @Option(names = "--live", description = "Show messages as they arrive.")
  private boolean live;

  public ChatClient() {
    super(
        "chat-client",
        "Joins a chat that chat-server keeps.",
        "Each line goes to everyone; an empty line fetches new messages; /help shows the commands.",
        "Example: chat-client localhost 1543 --name ana --live");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    Thread user = Thread.currentThread();
    stop().by(user::interrupt); // ends its wait for a line
    Server server = new Server(target, target.timeoutMillis());
    Dialogue talk;
    try (Screen screen = screen(out)) {
      Reach reach = new Reach(server, screen);
      ChatApi api = new ChatApi(server, reach);
      trying("join the chat at " + server);
      if (!join(api, screen)) {
        return;
      }
      talk = new Dialogue(server, screen, api, reach);
      try {
        talk.run(live);
      } finally {
        leave(api);
      }
    }
    if (!stop().requested()) {
      talk.expectAllSent();
    }
  }

  private Screen screen(PrintStream out) throws IOException {
    if (!Terminal.isInput() || !Terminal.isOutput()) {
      return new PipedScreen(System.in, out, this::note);
    }
    String noColor = System.getenv("NO_COLOR"); // no-color.org: set, and not empty
    return new TerminalScreen(name(), noColor == null || noColor.isEmpty());
  }

  /** Joins under a name that the server accepts; false if the user enters no more names. */
  private boolean join(ChatApi api, Screen screen) throws IOException {
    String name = wanted == null ? screen.line("Username: ") : wanted;
    while (name != null) {
      try {
        api.join(name.strip());
        return true;
      } catch (Refused e) {
        String said = "cannot join as " + Shown.of(name.strip()) + ": " + reasonOf(e);
        // In a pipe, the next line may be a message and not a name.
        if (!screen.isTerminal()) {
          throw Failure.of(said).hint("--name NAME joins under another name");
        }
        screen.note(said);
      }
      name = screen.line("Username: ");
    }
    return false;
  }

  private static String reasonOf(Refused e) {
    return e.status() == 409 ? "the name is taken" : e.getMessage();
  }

  /** Leaves, so that the name is free again; an unreachable server does not hold us up. */
  private static void leave(ChatApi api) {
    Thread.interrupted(); // closing the terminal takes time
    try {
      api.leave();
    } catch (IOException e) {
      // We leave all the same.
    }
  }

  public static void main(String[] args) {
    Cli.main(new ChatClient(), args);
  }
}
