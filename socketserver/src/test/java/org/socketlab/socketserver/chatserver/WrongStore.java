package org.socketlab.socketserver.chatserver;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.socketlab.socketserver.chat.ChatEvent;
import org.socketlab.socketserver.chat.ChatMessage;
import org.socketlab.socketserver.chat.ChatStore;
import org.socketlab.socketserver.chat.Member;
import org.socketlab.socketserver.chat.NotDone;
import org.socketlab.socketserver.chat.Token;
import org.socketlab.socketserver.chatserver.WrongChatServer.Bug;

/** A store with one bug, around a correct one. */
final class WrongStore implements ChatStore {
  private final ChatStore right;
  private final Bug bug;
  private final Map<Long, Member> authors = new ConcurrentHashMap<>();
  private final Map<Long, String> texts = new ConcurrentHashMap<>();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private volatile Member last;

  WrongStore(ChatStore right, Bug bug) {
    this.right = right;
    this.bug = bug;
  }

  @Override
  public Token join(String name) throws NotDone {
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
  public void leave(Member member) throws NotDone {
    right.leave(member);
  }

  @Override
  public List<Member> members() {
    return bug == Bug.FORGETS_WHO_IS_HERE
        ? right.members().stream().limit(1).toList()
        : right.members();
  }

  @Override
  public ChatMessage post(Member author, String text) throws NotDone {
    ChatMessage message = right.post(author, text);
    authors.put(message.id(), author);
    texts.put(message.id(), text);
    return shown(message);
  }

  /** The member that the bug takes the author for. */
  private Member asking(Member author, long id) {
    Member real = authors.getOrDefault(id, author);
    boolean same = bug == Bug.KNOWS_PEOPLE_BY_NAME && real.name().equals(author.name());
    return same || bug == Bug.LETS_ANYBODY_EDIT ? real : author;
  }

  @Override
  public ChatMessage edit(Member author, long id, String text) throws NotDone {
    if (bug == Bug.EDITS_IN_TWO_HALVES && text.length() > 1000) { // as when two writers meet
      return right.edit(author, id, text.substring(1) + "!");
    }
    return right.edit(asking(author, id), id, text);
  }

  @Override
  public void delete(Member author, long id) throws NotDone {
    right.delete(asking(author, id), id);
  }

  private ChatMessage shown(ChatMessage message) {
    if (message != null && bug == Bug.TELLS_LOCAL_TIME) {
      LocalDateTime at =
          LocalDateTime.ofInstant(Instant.parse(message.at()), ZoneId.systemDefault());
      return new ChatMessage(
          message.id(),
          message.name(),
          message.text(),
          at + "Z",
          message.edited(),
          message.deleted());
    }
    return message != null && message.deleted() && bug == Bug.SHOWS_DELETED_TEXTS
        ? new ChatMessage(
            message.id(), message.name(), texts.get(message.id()), message.at(), false, true)
        : message;
  }

  @Override
  public ChatMessage message(long id) throws NotDone {
    return shown(right.message(id));
  }

  @Override
  public List<ChatMessage> messagesAfter(long id, int most) throws NotDone {
    return right.messagesAfter(id, most).stream().map(this::shown).toList();
  }

  @Override
  public long lastMessage() throws NotDone {
    return right.lastMessage();
  }

  @Override
  public List<ChatEvent> eventsAfter(long number, int most) throws NotDone {
    return right.eventsAfter(number, most);
  }

  @Override
  public long lastEvent() throws NotDone {
    return right.lastEvent();
  }

  @Override
  public void listen(Consumer<ChatEvent> listener) {
    right.listen(
        event -> {
          if (bug != Bug.TELLS_NO_EDITS || event.kind() != ChatEvent.Kind.EDITED) {
            listener.accept(event);
          }
        });
  }

  @Override
  public void close() throws IOException {
    right.close();
  }
}
