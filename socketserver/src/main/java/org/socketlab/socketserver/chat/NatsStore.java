package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One chat of several servers. What a client wants changed becomes a {@link Command} in a stream
 * that all servers share; each carries out all of them in the stream's order on its own copy, this
 * one included, and whoever asked is told what came of it here. Reading is done on the copy.
 *
 * <p>Two servers that let in an "ana" at the same moment both publish a command. The stream has one
 * of them first, and so every server lets that one in and refuses the other: the order decides, and
 * nobody has to ask anybody.
 */
final class NatsStore implements Store {
  /**
   * Less than the 5 s that our clients wait for an answer: what we have to say should reach them.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Duration FOR_THE_LATEST = Duration.ofSeconds(1);

  private final CommandStream stream;
  private final Publisher publisher;
  private final Replica replica;
  private final SqliteStore copy;

  /**
   * Opens the chat that a stream has.
   *
   * @param folder for the copy, which is made if it is not there
   * @param stream is closed with this store
   * @param notes takes a sentence when something fails
   */
  NatsStore(Path folder, CommandStream stream, Consumer<String> notes) throws IOException {
    this.stream = stream;
    this.publisher = new Publisher(stream);
    this.replica = new Replica(Files.createDirectories(folder).resolve("copy"), stream, notes);
    this.copy = replica.copy();
  }

  @Override
  public Token join(String name) throws IOException {
    copy.expectRoom();
    String secret = Token.newSecret(); // stays here: only its hash travels
    Member member = (Member) outcome(Command.join(name, Token.hash(secret)));
    return new Token(member.id(), secret);
  }

  @Override
  public void leave(Member member) throws IOException {
    outcome(Command.leave(member));
  }

  @Override
  public Message post(Member author, String text) throws IOException {
    return (Message) outcome(Command.post(author, text, SqliteStore.now()));
  }

  @Override
  public Message edit(Member author, long id, String text) throws IOException {
    return (Message) outcome(Command.edit(author, id, text));
  }

  @Override
  public void delete(Member author, long id) throws IOException {
    outcome(Command.delete(author, id));
  }

  /** Publishes a command and waits until it has been carried out here. */
  private Object outcome(Command command) throws IOException {
    String id = UUID.randomUUID().toString();
    byte[] bytes = command.bytes();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    CompletableFuture<Object> outcome = replica.outcomes().expect(id);
    try {
      publisher.publish(id, bytes, deadline, outcome);
      return outcome.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw Publisher.unknown();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException told ? told : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      replica.outcomes().forget(id);
    }
  }

  /** Somebody whom we don't know may have come in at another server a moment ago. */
  @Override
  public Member member(String token) {
    Member member = copy.member(token);
    if (member == null && Token.parse(token) != null) {
      catchUp();
      member = copy.member(token);
    }
    return member;
  }

  @Override
  public void awaitEvent(long number) throws IOException {
    if (number > copy.lastEvent()) {
      catchUp();
    }
  }

  private void catchUp() {
    try {
      replica.catchUp(FOR_THE_LATEST);
    } catch (IOException e) {
      // The broker is gone, which was said already: then what is here has to do.
    }
  }

  @Override
  public List<Member> members() {
    return copy.members();
  }

  @Override
  public Message message(long id) throws IOException {
    return copy.message(id);
  }

  @Override
  public List<Message> messagesAfter(long id, int most) throws IOException {
    return copy.messagesAfter(id, most);
  }

  @Override
  public long lastMessage() throws IOException {
    return copy.lastMessage();
  }

  @Override
  public List<Event> eventsAfter(long number, int most) throws IOException {
    return copy.eventsAfter(number, most);
  }

  @Override
  public long lastEvent() throws IOException {
    return copy.lastEvent();
  }

  /** Only now are other servers' changes followed: whoever listens hears every one of them. */
  @Override
  public void listen(Consumer<Event> to) {
    copy.listen(to);
    replica.start();
  }

  @Override
  public void close() throws IOException {
    try (stream;
        replica) {
      // In the reverse order: first nobody reads the stream any more.
    }
  }
}
