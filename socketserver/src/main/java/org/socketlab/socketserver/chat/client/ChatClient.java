package org.socketlab.socketserver.chat.client;

import java.io.IOException;
import java.io.PrintStream;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Port;
import org.socketlab.cli.Program;
import org.socketlab.cli.Terminal;
import org.socketlab.cli.Timeout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * chat-client: a group chat in a terminal, over HTTP.
 *
 * <p>HTTP answers questions, and a chat is news that nobody has asked for. So the simple client
 * asks again and again: each line that is sent, and each empty line, is followed by "what is there
 * after message 17?". With {@code --live} it asks one question whose answer never ends, and the
 * news come down that one connection as they happen ({@link Events}).
 *
 * <p>The other half of the work is what the network may do: a connection breaks, and nobody knows
 * whether the server has heard us ({@link Outbox}).
 *
 * <p>Run it in two terminals, then once more with {@code --live}:
 *
 * <pre>
 * bin/chat-client localhost 1543
 * bin/chat-client localhost 1543 --name ana --live
 * </pre>
 */
@Command(
    name = "chat-client",
    description = "Talks to the others in a chat, which chat-server keeps.",
    footer = {
      "",
      "Each line is said to all; an empty line fetches what is new; /help shows the commands.",
      "Example: chat-client localhost 1543 --name ana --live"
    })
public final class ChatClient extends Program {
  private static final int LONGEST_TEXT = 4000;
  private static final int HISTORY_AT_A_TERMINAL = 20;
  private static final int TIMEOUTS_UNTIL_GIVING_UP = 10;

  @Parameters(index = "0", paramLabel = "HOST", description = "The server's name or address.")
  private String host;

  @Parameters(
      index = "1",
      paramLabel = "PORT",
      converter = Port.class,
      description = "The server's port.")
  private int port;

  @Option(names = "--name", paramLabel = "NAME", description = "Your name (default: it asks).")
  private String wanted;

  @Option(names = "--live", description = "Show messages as they arrive.")
  private boolean live;

  @Mixin private Timeout timeout;

  private Screen screen;
  private Reach reach;
  private ChatApi api;
  private Room room;
  private Outbox outbox;

  @Override
  protected void run(PrintStream out) throws IOException {
    Thread user = Thread.currentThread();
    stop().by(user::interrupt); // ends its wait for a line
    Server server = new Server(host, port, timeout.millis());
    try (Screen opened = screen(out)) {
      screen = opened;
      reach = new Reach(server, screen);
      api = new ChatApi(server, reach);
      trying("join the chat at " + server);
      if (!join()) {
        return;
      }
      room = new Room(api, screen);
      outbox = new Outbox(api, room, reach, screen);
      try {
        chat();
      } finally {
        leave();
      }
    }
    if (!stop().requested()) {
      expectAllSent(server);
    }
  }

  private Screen screen(PrintStream out) throws IOException {
    if (!Terminal.isInput() || !Terminal.isOutput()) {
      return new PipedScreen(System.in, out, this::note);
    }
    String noColor = System.getenv("NO_COLOR"); // no-color.org: set, and not empty
    return new TerminalScreen(name(), noColor == null || noColor.isEmpty());
  }

  /** Joins under a name that the server takes; false if the user has no further one. */
  private boolean join() throws IOException {
    String name = wanted == null ? screen.line("Username: ") : wanted;
    while (name != null) {
      try {
        api.join(name.strip());
        return true;
      } catch (Refused e) {
        String said = "cannot join as " + Shown.of(name.strip()) + ": " + reasonOf(e);
        // From a pipe the next line may be meant for all, and not for a name.
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

  private void chat() throws IOException {
    Commands commands = new Commands(api, room, reach, screen);
    try {
      room.catchUp(screen.isTerminal() ? HISTORY_AT_A_TERMINAL : Integer.MAX_VALUE);
    } catch (IOException e) {
      // Of which the user has been told; the next line asks again.
    }
    if (live) {
      new Events(api, room, screen).start();
    }
    String prompt = Shown.of(api.name()) + "> ";
    boolean goesOn = true;
    for (String line; goesOn && (line = screen.line(prompt)) != null; ) {
      if (line.startsWith("/") && !line.startsWith("//")) {
        goesOn = commands.run(line);
      } else {
        goesOn = say(line.startsWith("//") ? line.substring(1) : line);
      }
    }
  }

  /** Says it to all, and shows what is new; false if from a pipe nothing more can be said. */
  private boolean say(String text) {
    if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
      screen.note("not sent, for a message has %d characters at most".formatted(LONGEST_TEXT));
    } else if (!text.isBlank()) {
      outbox.say(text);
    }
    if (!screen.isTerminal() && !allSent()) { // a person goes on typing, a pipe can wait
      return false;
    }
    if (outbox.isEmpty()) {
      refresh();
    }
    return true;
  }

  private boolean allSent() {
    try {
      return outbox.awaitEmpty((long) TIMEOUTS_UNTIL_GIVING_UP * timeout.millis());
    } catch (InterruptedException e) {
      return false; // told to stop
    }
  }

  private void refresh() {
    try {
      room.refresh();
    } catch (Refused e) {
      screen.note("cannot fetch what is new: " + e.getMessage());
    } catch (IOException e) {
      // Of which the user has been told.
    }
  }

  /** Says goodbye, so that the name is free again; a server that is away does not hold us up. */
  private void leave() {
    Thread.interrupted(); // closing the terminal takes time
    try {
      api.leave();
    } catch (IOException e) {
      // We leave all the same.
    }
  }

  private void expectAllSent(Server server) throws Failure {
    StringBuilder said = new StringBuilder();
    outbox.unsent().forEach(text -> said.append("not sent: " + Shown.of(text) + "\n"));
    if (reach.isLost() || !said.isEmpty()) {
      throw Failure.of(said + "the chat at " + server + " has not come back")
          .hint("is the server running, and on that port?");
    }
  }

  public static void main(String[] args) {
    Cli.main(new ChatClient(), args);
  }
}
