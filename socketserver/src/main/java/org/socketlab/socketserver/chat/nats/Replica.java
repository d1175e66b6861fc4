package org.socketlab.socketserver.chat.nats;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.socketlab.socketserver.chat.Bell;
import org.socketlab.socketserver.chat.NotDone;
import org.socketlab.socketserver.chat.sqlite.Bookmark;
import org.socketlab.socketserver.chat.sqlite.SqliteStore;

/**
 * This server's copy of the chat: a database in which all commands of the stream have been carried
 * out, one after another. All servers begin with an empty copy and carry out the same commands, so
 * their copies are equal, with the same numbers for messages and events (a replicated state
 * machine).
 */
final class Replica implements AutoCloseable {
  private static final Duration SILENCE = Duration.ofMillis(500);
  private static final int ATTEMPTS = 20;
  private static final long PAUSE_MILLIS = 250;

  private final CommandStream stream;
  private final Consumer<String> notes;
  private final SqliteStore copy;
  private final Bell progress = new Bell(0);
  private final Awaited awaited = new Awaited();
  private final Thread thread = new Thread(this::run, "replica");
  private volatile Bookmark done = Bookmark.START;
  private volatile Bookmark next = Bookmark.START;
  private volatile boolean closed;
  private boolean isTold;

  /**
   * Opens the copy in a folder, and brings it up to the stream's end. A copy of another stream is
   * moved aside, not deleted.
   */
  Replica(Path folder, CommandStream stream, Consumer<String> notes) throws IOException {
    this.stream = stream;
    this.notes = notes;
    SqliteStore store = open(folder);
    if (!stream.patiently(this::isCopyOfStream)) {
      store.close();
      Path aside =
          folder.resolveSibling(folder.getFileName() + "-until-" + Instant.now().getEpochSecond());
      Files.move(folder, aside);
      notes.accept("the broker has another stream than before; its copy is now " + aside);
      store = open(folder);
    }
    copy = store;
    try {
      long end = stream.patiently(stream::last);
      while (done.sequence() < end) {
        stream.patiently(() -> follow(end));
      }
      progress.ring(done.sequence());
    } catch (IOException e) {
      copy.close();
      throw e;
    }
  }

  private SqliteStore open(Path folder) throws IOException {
    SqliteStore store = SqliteStore.copy(folder, () -> next, notes);
    done = store.bookmark();
    return store;
  }

  /** Whether the stream has the newest command of the copy at the same place. */
  private boolean isCopyOfStream() throws IOException {
    if (done.sequence() == 0) {
      return true;
    }
    String there = stream.idAt(done.sequence());
    // A server of the broker that has just become the leader may not serve the command yet.
    for (int i = 0; i < ATTEMPTS && there == null; i++) {
      Pause.millis(PAUSE_MILLIS);
      there = stream.idAt(done.sequence());
    }
    return done.id().equals(there);
  }

  /** The copy, to read from. */
  SqliteStore copy() {
    return copy;
  }

  /** Starts to follow the stream. */
  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** The commands whose results a request waits for. */
  Awaited awaited() {
    return awaited;
  }

  /** Waits until all commands now in the stream are carried out, at most that long. */
  void catchUp(Duration most) throws IOException {
    progress.awaitAfter(stream.last() - 1, most);
  }

  private void run() {
    while (!closed) {
      try {
        if (!isCopyOfStream()) { // going on would mix two chats
          throw new UncheckedIOException(
              "cannot go on with the chat", new IOException("the broker has another stream now"));
        }
        follow(Long.MAX_VALUE);
      } catch (IOException e) {
        pause(e);
      }
    }
  }

  private void pause(IOException why) {
    if (!closed && !isTold && stream.broker().isThere()) { // an absent broker was reported already
      notes.accept("cannot follow the chat just now: " + why.getMessage());
      isTold = true; // reported once, not at each attempt
    }
    try {
      Pause.millis(PAUSE_MILLIS);
    } catch (InterruptedIOException e) {
      Thread.currentThread().interrupt(); // a stop request, which run sees
    }
  }

  /** Carries out commands up to that sequence, or until a new reading is needed. */
  private Void follow(long until) throws IOException {
    int breaks = stream.broker().breaks();
    boolean isBehind = false;
    try (Reading reading = stream.from(done.sequence() + 1)) {
      isTold = false;
      while (!closed && done.sequence() < until && stream.broker().breaks() == breaks) {
        Reading.Entry entry = reading.next(SILENCE);
        if (entry == null && isBehind) {
          return null; // the stream has more, but the reading is silent
        } else if (entry == null) {
          isBehind = stream.last() != done.sequence();
        } else if (entry.sequence() != done.sequence() + 1) {
          return null; // a command in between was lost
        } else {
          apply(entry);
          isBehind = false;
        }
      }
    }
    return null;
  }

  private void apply(Reading.Entry entry) throws IOException {
    next = new Bookmark(entry.sequence(), entry.id());
    try {
      awaited.carryOut(entry, copy);
    } catch (NotDone e) {
      if (!e.isFinal()) {
        throw e; // our disk is at fault: the command is tried again
      } // else every server refuses it
    }
    done = next;
    progress.ring(done.sequence());
  }

  @Override
  public void close() throws IOException {
    closed = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    copy.close();
  }
}
