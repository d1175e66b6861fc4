package org.socketlab.socketserver.chat.nats;

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
import org.socketlab.socketserver.chat.ChatEvent;
import org.socketlab.socketserver.chat.ChatMessage;
import org.socketlab.socketserver.chat.ChatStore;
import org.socketlab.socketserver.chat.Member;
import org.socketlab.socketserver.chat.NotDone;
import org.socketlab.socketserver.chat.Token;
import org.socketlab.socketserver.chat.sqlite.SqliteStore;

/**
 * One chat of several servers. A client's change becomes a {@link ChatCommand} in a stream that all
 * servers share. Each server carries out all commands in the stream's order on its own copy, and
 * the server that got the request replies with the result. Reads use the copy only.
 *
 * <p>Two servers that let in an "ana" at the same moment both publish a command. The stream has one
 * of them first, so every server accepts the first and refuses the second: the order decides, and
 * the servers need not ask each other.
 */
public final class NatsStore implements ChatStore {
  /** Less than the 5 s that our clients wait for an answer, so that our reply reaches them. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final Duration FOR_THE_LATEST = Duration.ofSeconds(1);

  private final CommandStream stream;
  private final Publisher publisher;
  private final Replica replica;
  private final SqliteStore copy;

  /**
   * Opens the chat of a stream.
   *
   * @param folder for the copy; it is created if it does not exist
   * @param stream is closed with this store
   * @param notes takes a sentence when something fails
   */
  public NatsStore(Path folder, CommandStream stream, Consumer<String> notes) throws IOException {
    this.stream = stream;
    this.publisher = new Publisher(stream);
    this.replica = new Replica(Files.createDirectories(folder).resolve("copy"), stream, notes);
    this.copy = replica.copy();
  }

  @Override
  public Token join(String name) throws NotDone {
    copy.expectRoom();
    String secret = Token.newSecret(); // only its hash leaves this server
    Member member = outcome(ChatCommand.Join.of(name, Token.hash(secret)));
    return new Token(member.id(), secret);
  }

  @Override
  public void leave(Member member) throws NotDone {
    outcome(new ChatCommand.Leave(member.id(), member.name()));
  }

  @Override
  public ChatMessage post(Member author, String text) throws NotDone {
    return outcome(new ChatCommand.Post(author.id(), author.name(), text, SqliteStore.now()));
  }

  @Override
  public ChatMessage edit(Member author, long id, String text) throws NotDone {
    return outcome(new ChatCommand.Edit(author.id(), author.name(), id, text));
  }

  @Override
  public void delete(Member author, long id) throws NotDone {
    outcome(new ChatCommand.Delete(author.id(), author.name(), id));
  }

  /** Publishes a command and waits until it has been carried out here. */
  private <T> T outcome(ChatCommand<T> command) throws NotDone {
    String id = UUID.randomUUID().toString();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    CompletableFuture<T> outcome = replica.awaited().expect(id, command);
    try {
      publisher.publish(id, command.bytes(), deadline, outcome);
      return outcome.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | IOException e) {
      throw e instanceof NotDone told ? told : Publisher.uncertain();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NotDone told) {
        throw told;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Publisher.uncertain();
    } finally {
      replica.awaited().forget(id);
    }
  }

  /** An unknown member may have joined at another server a moment ago. */
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
  public void awaitEvent(long number) throws NotDone {
    if (number > copy.lastEvent()) {
      catchUp();
    }
  }

  private void catchUp() {
    try {
      replica.catchUp(FOR_THE_LATEST);
    } catch (IOException e) {
      // The broker is gone, which was reported already: the local copy has to do.
    }
  }

  @Override
  public List<Member> members() {
    return copy.members();
  }

  @Override
  public ChatMessage message(long id) throws NotDone {
    return copy.message(id);
  }

  @Override
  public List<ChatMessage> messagesAfter(long id, int most) throws NotDone {
    return copy.messagesAfter(id, most);
  }

  @Override
  public long lastMessage() throws NotDone {
    return copy.lastMessage();
  }

  @Override
  public List<ChatEvent> eventsAfter(long number, int most) throws NotDone {
    return copy.eventsAfter(number, most);
  }

  @Override
  public long lastEvent() throws NotDone {
    return copy.lastEvent();
  }

  /**
   * Only now does the store follow other servers' changes, so that the listener hears all of them.
   */
  @Override
  public void listen(Consumer<ChatEvent> to) {
    copy.listen(to);
    replica.start();
  }

  @Override
  public void close() throws IOException {
    try (stream;
        replica) {
      // Closed in reverse order: first the replica stops reading the stream.
    }
  }
}
