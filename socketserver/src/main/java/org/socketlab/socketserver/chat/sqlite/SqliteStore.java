package org.socketlab.socketserver.chat.sqlite;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.socketlab.socketserver.chat.ChatEvent;
import org.socketlab.socketserver.chat.ChatMessage;
import org.socketlab.socketserver.chat.ChatStore;
import org.socketlab.socketserver.chat.Member;
import org.socketlab.socketserver.chat.NotDone;
import org.socketlab.socketserver.chat.Token;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The chat in an SQLite database, in a folder on this machine. */
public final class SqliteStore implements ChatStore {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final int MOST_MEMBERS = 10_000;

  private final ChatFolder folder;
  private final Commits commits;
  private final Tables tables;
  private final Map<Long, Tables.Row> here = new ConcurrentSkipListMap<>();
  private volatile Consumer<ChatEvent> listener = event -> {};

  /**
   * Opens the chat of a folder, and creates the folder if it does not exist.
   *
   * @param notes takes a sentence when the database fails
   * @throws IOException if that fails, or another server has the folder
   */
  public SqliteStore(Path path, Consumer<String> notes) throws IOException {
    this(path, SynchronousMode.FULL, () -> Bookmark.START, notes); // fsync before a commit returns
  }

  private SqliteStore(
      Path path, SynchronousMode mode, Supplier<Bookmark> bookmark, Consumer<String> notes)
      throws IOException {
    folder = new ChatFolder(path);
    try {
      commits = new Commits(folder.connect(mode), bookmark, notes);
      commits.commit(Tables::create, nothing -> {});
      tables = new Tables(folder.connect(mode), notes);
      tables.members().forEach(row -> here.put(row.member().id(), row));
    } catch (SQLException | IOException e) {
      folder.close();
      throw new IOException("the chat's database does not open: " + e.getMessage(), e);
    }
  }

  /**
   * Opens a copy of a chat that is kept elsewhere, so no commit waits for the disk. A power cut may
   * undo the newest changes together with their bookmark; then they are made again.
   *
   * @param bookmark supplies the position of the copy at each change
   */
  public static SqliteStore copy(Path path, Supplier<Bookmark> bookmark, Consumer<String> notes)
      throws IOException {
    return new SqliteStore(path, SynchronousMode.NORMAL, bookmark, notes);
  }

  /** How far the copy was when its newest change was made. */
  public Bookmark bookmark() throws NotDone {
    return tables.bookmark();
  }

  @Override
  public Token join(String name) throws NotDone {
    expectRoom();
    String secret = Token.newSecret();
    return new Token(join(name, Token.hash(secret)).id(), secret);
  }

  /** Refuses a new member if the chat is full. */
  public void expectRoom() throws NotDone {
    if (here.size() >= MOST_MEMBERS) {
      throw new NotDone(
          NotDone.Reason.CROWDED,
          "there are " + MOST_MEMBERS + " members, and there is no room for more");
    }
  }

  /** Lets a member in; the hash is that of its secret. */
  public Member join(String name, byte[] hash) throws NotDone {
    return commits
        .commit(db -> Changes.join(db, name, hash), joined -> hasCome(joined, hash))
        .member();
  }

  private void hasCome(Changes.Moved joined, byte[] hash) {
    here.put(joined.member().id(), new Tables.Row(joined.member(), hash));
    listener.accept(new ChatEvent.OfMembers(joined.event(), members()));
  }

  @Override
  public Member member(String text) {
    Token token = Token.parse(text);
    Tables.Row row = token == null ? null : here.get(token.member());
    return row != null && token.matches(row.hash()) ? row.member() : null;
  }

  @Override
  public void leave(Member member) throws NotDone {
    commits.commit(db -> Changes.leave(db, member), this::hasLeft);
  }

  private void hasLeft(Changes.Moved left) {
    here.remove(left.member().id());
    listener.accept(new ChatEvent.OfMembers(left.event(), members()));
  }

  @Override
  public List<Member> members() {
    return here.values().stream().map(Tables.Row::member).toList();
  }

  @Override
  public ChatMessage post(Member author, String text) throws NotDone {
    return post(author, text, now());
  }

  /** The time in the format of messages. */
  public static String now() {
    return TIME.format(Instant.now());
  }

  /** Adds a message with that time. */
  public ChatMessage post(Member author, String text, String at) throws NotDone {
    return commits.commit(db -> Changes.post(db, author, text, at), this::tell).message();
  }

  @Override
  public ChatMessage edit(Member author, long id, String text) throws NotDone {
    return commits.commit(db -> Changes.edit(db, author, id, text), this::tell).message();
  }

  @Override
  public void delete(Member author, long id) throws NotDone {
    commits.commit(db -> Changes.delete(db, author, id), this::tell);
  }

  private void tell(ChatEvent event) {
    if (event.number() != Changes.NO_EVENT) {
      listener.accept(event);
    }
  }

  @Override
  public ChatMessage message(long id) throws NotDone {
    return tables.message(id);
  }

  @Override
  public List<ChatMessage> messagesAfter(long id, int most) throws NotDone {
    return tables.messagesAfter(id, most);
  }

  @Override
  public long lastMessage() throws NotDone {
    return tables.lastMessage();
  }

  @Override
  public List<ChatEvent> eventsAfter(long number, int most) throws NotDone {
    return tables.eventsAfter(number, most, this::members);
  }

  @Override
  public long lastEvent() throws NotDone {
    return tables.lastEvent();
  }

  @Override
  public void listen(Consumer<ChatEvent> to) {
    listener = to;
  }

  @Override
  public void close() throws IOException {
    try (folder;
        tables;
        commits) {
      // Closed in reverse order: waiting changes are written, then reading ends, then the folder is
      // free.
    }
  }
}
