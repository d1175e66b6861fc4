package org.socketlab.socketserver.chatclient;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The user's commands: lines that begin with a slash. */
final class Commands {
  /** The commands' names. */
  static final List<String> NAMES = List.of("/edit", "/delete", "/mine", "/who", "/help", "/quit");

  private static final List<String> HELP =
      List.of(
          "/edit ID TEXT  changes a message of yours",
          "/delete ID     deletes a message of yours",
          "/mine          shows your own messages with their ids",
          "/who           shows who is here",
          "/quit          leaves the chat, as does the end of input",
          "/help          shows this",
          "Anything else goes to everyone; an empty line fetches new messages; //text says /text.");

  private final ChatApi api;
  private final Room room;
  private final Reach reach;
  private final Screen screen;

  Commands(ChatApi api, Room room, Reach reach, Screen screen) {
    this.api = api;
    this.room = room;
    this.reach = reach;
    this.screen = screen;
  }

  /**
   * Runs the command in that line.
   *
   * @return false if the user wants to leave
   */
  boolean run(String line) {
    String[] words = line.strip().split("\\s+", 3);
    try {
      switch (words[0]) {
        case "/edit" -> edit(words);
        case "/delete" -> delete(words);
        case "/mine" -> mine();
        case "/who" -> api.users().forEach(name -> screen.print(Shown.of(name)));
        case "/help" -> HELP.forEach(screen::print);
        case "/quit" -> {
          return false;
        }
        default -> screen.note("unknown command " + Shown.of(words[0]) + "; /help shows all");
      }
    } catch (IOException e) {
      screen.note("cannot " + Shown.of(line.strip()) + ": " + reach.why(e));
    }
    return true;
  }

  private void edit(String[] words) throws IOException {
    if (words.length < 3 || !isId(words[1])) {
      screen.note("usage: /edit ID TEXT; /mine shows the ids");
      return;
    }
    api.edit(Long.parseLong(words[1]), words[2]);
    room.edited(Long.parseLong(words[1]), words[2]);
  }

  private void delete(String[] words) throws IOException {
    if (words.length != 2 || !isId(words[1])) {
      screen.note("usage: /delete ID; /mine shows the ids");
      return;
    }
    api.delete(Long.parseLong(words[1]));
    room.deleted(Long.parseLong(words[1]));
  }

  private void mine() {
    Map<Long, String> own = room.own();
    if (own.isEmpty()) {
      screen.note("you have said nothing yet");
    }
    own.forEach((id, text) -> screen.print(id + " " + Shown.of(text)));
  }

  private static boolean isId(String word) {
    return word.matches("[1-9]\\d{0,17}");
  }
}
