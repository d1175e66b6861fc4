package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.socketlab.socketserver.chat.WrongChatServer.Bug;

/** A store with one bug, around a right one. */
final class WrongStore implements Store {
  private final Store right;
  private final Bug bug;
  private final Map<Long, Member> authors = new ConcurrentHashMap<>();
  private final Map<Long, String> texts = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private volatile Member last;

  WrongStore(Store right, Bug bug) {
    this.right = right;
    this.bug = bug;
  }

  @Override
  public Token join(String name) throws IOException {
    Token token = right.join(name);
    last = right.member(token.toString());
    if (bug == Bug.MAKES_TOKENS_OF_NAMES) {
      Token made = new Token(1, HexFormat.of().formatHex(Token.hash(name)).substring(0, 32));
      tokens.put(made.toString(), token.toString());
      return made;
    }
    return token;
  }

  @Override
  public Member member(String token) {
    Member member = right.member(tokens.getOrDefault(token, token));
    return member == null && bug == Bug.TAKES_ANY_TOKEN ? last : member;
  }

  @Override
  public void leave(Member member) throws IOException {
    right.leave(member);
  }

  @Override
  public List<Member> members() {
    return bug == Bug.FORGETS_WHO_IS_HERE
        ? right.members().stream().limit(1).toList()
        : right.members();
  }

  @Override
  public Message post(Member author, String text) throws IOException {
    Message message = right.post(author, text);
    authors.put(message.id(), author);
    texts.put(message.id(), text);
    return shown(message);
  }

  /** Who asks, as far as the bug looks. */
  private Member asking(Member author, long id) {
    Member real = authors.getOrDefault(id, author);
    boolean same = bug == Bug.KNOWS_PEOPLE_BY_NAME && real.name().equals(author.name());
    return same || bug == Bug.LETS_ANYBODY_EDIT ? real : author;
  }

  @Override
  public Message edit(Member author, long id, String text) throws IOException {
    if (bug == Bug.EDITS_IN_TWO_HALVES && text.length() > 1000) { // as when two writers meet
      return right.edit(author, id, text.substring(1) + "!");
    }
    return right.edit(asking(author, id), id, text);
  }

  @Override
  public void delete(Member author, long id) throws IOException {
    right.delete(asking(author, id), id);
  }

  private Message shown(Message message) {
    if (message != null && bug == Bug.TELLS_LOCAL_TIME) {
      LocalDateTime at =
          LocalDateTime.ofInstant(Instant.parse(message.at()), ZoneId.systemDefault());
      return new Message(
          message.id(),
          message.name(),
          message.text(),
          at + "Z",
          message.edited(),
          message.deleted());
    }
    return message != null && message.deleted() && bug == Bug.SHOWS_DELETED_TEXTS
        ? new Message(
            message.id(), message.name(), texts.get(message.id()), message.at(), false, true)
        : message;
  }

  @Override
  public Message message(long id) throws IOException {
    return shown(right.message(id));
  }

  @Override
  public List<Message> messagesAfter(long id, int most) throws IOException {
    return right.messagesAfter(id, most).stream().map(this::shown).toList();
  }

  @Override
  public long lastMessage() throws IOException {
    return right.lastMessage();
  }

  @Override
  public List<Event> eventsAfter(long number, int most) throws IOException {
    return right.eventsAfter(number, most);
  }

  @Override
  public long lastEvent() throws IOException {
    return right.lastEvent();
  }

  @Override
  public void listen(Consumer<Event> listener) {
    right.listen(
        event -> {
          if (bug != Bug.TELLS_NO_EDITS || event.kind() != Event.Kind.EDITED) {
            listener.accept(event);
          }
        });
  }

  @Override
  public void close() throws IOException {
    right.close();
  }
}
