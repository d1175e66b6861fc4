package org.socketlab.socketserver.chatclient;

import java.io.IOException;
import org.socketlab.cli.Failure;

/** A user's part in the chat, from joining to leaving: lines in, new messages out. */
final class Dialogue {
  private static final int LONGEST_TEXT = 4000;
  private static final int HISTORY_AT_A_TERMINAL = 20;
  private static final int TIMEOUTS_UNTIL_GIVING_UP = 10;

  private final Server server;
  private final Screen screen;
  private final ChatApi api;
  private final Reach reach;
  private final Room room;
  private final Outbox outbox;

  /** The dialogue of a user who has joined. */
  Dialogue(Server server, Screen screen, ChatApi api, Reach reach) {
    this.server = server;
    this.screen = screen;
    this.api = api;
    this.reach = reach;
    this.room = new Room(api, screen);
    this.outbox = new Outbox(api, room, reach, screen);
  }

  /**
   * Handles the user's lines, until the input ends or the user leaves.
   *
   * @param live whether to show messages as they arrive
   */
  void run(boolean live) throws IOException {
    Commands commands = new Commands(api, room, reach, screen);
    try {
      room.catchUp(screen.isTerminal() ? HISTORY_AT_A_TERMINAL : Integer.MAX_VALUE);
    } catch (IOException e) {
      // The user has been told; the next line asks again.
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

  /**
   * Sends the text, and shows new messages; false if the input is a pipe and the text could not be
   * sent.
   */
  private boolean say(String text) {
    if (text.codePointCount(0, text.length()) > LONGEST_TEXT) {
      screen.note("not sent: a message has at most " + LONGEST_TEXT + " characters");
    } else if (!text.isBlank()) {
      outbox.say(text);
    }
    if (!screen.isTerminal() && !allSent()) { // a person may go on typing, a pipe waits
      return false;
    }
    if (outbox.isEmpty()) {
      refresh();
    }
    return true;
  }

  private boolean allSent() {
    try {
      return outbox.awaitEmpty((long) TIMEOUTS_UNTIL_GIVING_UP * server.timeoutMillis());
    } catch (InterruptedException e) {
      return false; // a stop request
    }
  }

  private void refresh() {
    try {
      room.refresh();
    } catch (Refused e) {
      screen.note("cannot fetch what is new: " + e.getMessage());
    } catch (IOException e) {
      // The user has been told.
    }
  }

  /** Fails if messages have not reached the server, and names them. */
  void expectAllSent() throws Failure {
    StringBuilder said = new StringBuilder();
    outbox.unsent().forEach(text -> said.append("not sent: " + Shown.of(text) + "\n"));
    if (reach.isLost() || !said.isEmpty()) {
      throw Failure.of(said + "the chat at " + server + " has not come back")
          .hint("is the server running, and on that port?");
    }
  }
}
