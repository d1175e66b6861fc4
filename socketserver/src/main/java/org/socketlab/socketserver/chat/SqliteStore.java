package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.socketlab.socketserver.web.Refusal;
import org.sqlite.SQLiteConfig.SynchronousMode;

/** The chat in a database of its own, in a folder of this machine. */
final class SqliteStore implements Store {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);
  private static final int MOST_MEMBERS = 10_000;

  private final Folder folder;
  private final Commits commits;
  private final Commits.Change<Void> also;
  private final Tables tables;
  private final Map<Long, Tables.Row> here = new ConcurrentSkipListMap<>();
  private volatile Consumer<Event> listener = event -> {};

  /**
   * Opens the chat of a folder, which is made if it is not there.
   *
   * @param notes takes a sentence when the database fails
   * @throws IOException if that can't be, or another server has it
   */
  SqliteStore(Path path, Consumer<String> notes) throws IOException {
    this(path, SynchronousMode.FULL, database -> null, notes); // fsync before a commit returns
  }

  /**
   * Opens the chat of a folder so that a commit waits for what the mode says.
   *
   * @param also is done in the same transaction after each change
   */
  SqliteStore(Path path, SynchronousMode mode, Commits.Change<Void> also, Consumer<String> notes)
      throws IOException {
    this.also = also;
    folder = new Folder(path);
    try {
      commits = new Commits(folder.connect(mode), notes);
      commits.commit(Tables::create, nothing -> {});
      tables = new Tables(folder.connect(mode), notes);
      tables.members().forEach(row -> here.put(row.member().id(), row));
    } catch (SQLException | IOException e) {
      folder.close();
      throw new IOException("the chat's database does not open: " + e.getMessage(), e);
    }
  }

  @Override
  public Token join(String name) throws IOException {
    expectRoom();
    String secret = Token.newSecret();
    return new Token(join(name, Token.hash(secret)).id(), secret);
  }

  /** Refuses whoever is one too many. */
  void expectRoom() throws Refusal {
    if (here.size() >= MOST_MEMBERS) {
      throw new Refusal(503, "there are " + MOST_MEMBERS + " in the chat, and no more come in");
    }
  }

  /** Lets somebody in whose secret has that hash. */
  Member join(String name, byte[] hash) throws IOException {
    record Joined(Member member, long event) {}
    return commit(
            database -> {
              Member member = Changes.join(database, name, hash);
              return new Joined(member, Changes.event(database, Event.Kind.USERS, 0));
            },
            done -> {
              here.put(done.member().id(), new Tables.Row(done.member(), hash));
              listener.accept(new Event(done.event(), Event.Kind.USERS, members()));
            })
        .member();
  }

  private <T> T commit(Commits.Change<T> change, Consumer<T> afterwards) throws IOException {
    return commits.commit(
        database -> {
          T made = change.make(database);
          also.make(database);
          return made;
        },
        afterwards);
  }

  /** Does something with the database that is no change to the chat. */
  <T> T apart(Commits.Change<T> deed) throws IOException {
    return commits.commit(deed, nothing -> {});
  }

  @Override
  public Member member(String text) {
    Token token = Token.parse(text);
    Tables.Row row = token == null ? null : here.get(token.member());
    return row != null && token.matches(row.hash()) ? row.member() : null;
  }

  @Override
  public void leave(Member member) throws IOException {
    commit(
        database -> {
          Changes.leave(database, member);
          return Changes.event(database, Event.Kind.USERS, 0);
        },
        number -> {
          here.remove(member.id());
          listener.accept(new Event(number, Event.Kind.USERS, members()));
        });
  }

  @Override
  public List<Member> members() {
    return here.values().stream().map(Tables.Row::member).toList();
  }

  @Override
  public Message post(Member author, String text) throws IOException {
    return post(author, text, now());
  }

  /** The time as messages have it. */
  static String now() {
    return TIME.format(Instant.now());
  }

  /** Adds a message of that time. */
  Message post(Member author, String text, String at) throws IOException {
    return change(Event.Kind.MESSAGE, database -> Changes.post(database, author, text, at));
  }

  @Override
  public Message edit(Member author, long id, String text) throws IOException {
    return change(Event.Kind.EDITED, database -> Changes.edit(database, author, id, text));
  }

  @Override
  public void delete(Member author, long id) throws IOException {
    change(Event.Kind.DELETED, database -> Changes.delete(database, author, id));
  }

  /** A change to a message, with the event that tells of it; null changes are no event. */
  private Message change(Event.Kind kind, Commits.Change<Changes.Made> change) throws IOException {
    record Changed(Message message, long event) {}
    return commit(
            database -> {
              Changes.Made made = change.make(database);
              long id = made.message().id();
              long event = made.isNew() ? Changes.event(database, kind, id) : 0;
              return new Changed(made.message(), event);
            },
            done -> {
              if (done.event() > 0) {
                listener.accept(new Event(done.event(), kind, done.message()));
              }
            })
        .message();
  }

  @Override
  public Message message(long id) throws IOException {
    return tables.message(id);
  }

  @Override
  public List<Message> messagesAfter(long id, int most) throws IOException {
    return tables.messagesAfter(id, most);
  }

  @Override
  public long lastMessage() throws IOException {
    return tables.lastMessage();
  }

  @Override
  public List<Event> eventsAfter(long number, int most) throws IOException {
    return tables.eventsAfter(number, most, this::members);
  }

  @Override
  public long lastEvent() throws IOException {
    return tables.lastEvent();
  }

  @Override
  public void listen(Consumer<Event> to) {
    listener = to;
  }

  @Override
  public void close() throws IOException {
    try (folder;
        tables;
        commits) {
      // In the reverse order: what waits is written, then nobody reads, then the folder is free.
    }
  }
}
