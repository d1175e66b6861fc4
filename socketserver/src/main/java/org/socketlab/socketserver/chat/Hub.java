package org.socketlab.socketserver.chat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.socketlab.socketserver.web.WebConnection;

/**
 * Sends events to all readers. One thread does all of it and waits at a selector: a reader costs no
 * thread, and no reader can hold up another, since the thread writes only what a socket takes at
 * once. A reader that does not read is dropped; its browser reconnects with the number of the last
 * event that it got, and receives the missed events.
 */
final class Hub implements AutoCloseable {
  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII); // a comment
  private static final int MOST_READERS = 5000; // of all connections that the server has

  private final Selector selector;
  private final long heartbeatMillis;
  private final Queue<ChatEvent> happened = new ConcurrentLinkedQueue<>();
  private final Queue<Subscriber> coming = new ConcurrentLinkedQueue<>();
  private final Thread thread = new Thread(this::run, "hub");
  private final AtomicInteger count = new AtomicInteger();
  private volatile boolean closed;

  // The fields below belong to the thread.
  private final Set<Subscriber> readers = new HashSet<>();
  private final Recent recent;
  private final ByteBuffer forgotten = ByteBuffer.allocate(4096);

  /**
   * A hub without readers.
   *
   * @param last the number of the last event so far
   * @param heartbeat the longest silence towards a reader: after a longer one, a proxy in between
   *     might take the connection for dead
   */
  Hub(long last, Duration heartbeat) throws IOException {
    this.recent = new Recent(last);
    this.heartbeatMillis = heartbeat.toMillis();
    this.selector = Selector.open();
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether the hub takes no more readers: connections must remain for writers. */
  boolean isFull() {
    return count.get() >= MOST_READERS;
  }

  /** Queues an event; callers pass events in order. */
  void tell(ChatEvent event) {
    happened.add(event);
    selector.wakeup();
  }

  /**
   * Takes over a reader's connection.
   *
   * @param last the number of the last event that the reader knows
   */
  void take(WebConnection connection, long last) throws IOException {
    count.incrementAndGet();
    connection.handOver();
    try {
      connection.channel().configureBlocking(false);
    } catch (IOException e) {
      count.decrementAndGet();
      connection.end();
      throw e;
    }
    coming.add(new Subscriber(connection, last));
    selector.wakeup();
    if (closed) {
      leaveNobody();
    }
  }

  private void run() {
    long beat = System.nanoTime();
    try {
      while (!closed) {
        long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beat);
        selector.select(this::ready, Math.max(1, heartbeatMillis - passed));
        welcome();
        tellAll();
        if (System.nanoTime() - beat >= TimeUnit.MILLISECONDS.toNanos(heartbeatMillis)) {
          readersDo(reader -> reader.give(HEARTBEAT, reader.last()));
          beat = System.nanoTime();
        }
      }
    } catch (IOException e) { // the selector itself fails: no reader would get any more events
      throw new UncheckedIOException("cannot wait for readers", e);
    } finally {
      List.copyOf(readers).forEach(this::drop);
      leaveNobody();
      closeSelector();
    }
  }

  /** The kernel closes a cancelled socket only when its selector lets go of it. */
  private void closeSelector() {
    try {
      selector.close();
    } catch (IOException e) {
      // The process is about to end.
    }
  }

  private void ready(SelectionKey key) {
    Subscriber reader = (Subscriber) key.attachment();
    try {
      if (key.isReadable() && !reader.isThere(forgotten)) {
        drop(reader);
      } else if (key.isValid() && key.isWritable()) {
        reader.send();
      }
    } catch (IOException gone) {
      drop(reader);
    }
  }

  /** New readers get the events that they missed. */
  private void welcome() {
    for (Subscriber reader; (reader = coming.poll()) != null; ) {
      readers.add(reader);
      try {
        reader.watch(selector);
        recent.giveTo(reader);
      } catch (IOException gone) {
        drop(reader);
      }
    }
  }

  private void tellAll() throws IOException {
    List<Told> news = new ArrayList<>();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (ChatEvent event; (event = happened.poll()) != null; ) {
      Told told = Told.of(event);
      news.add(told);
      all.writeBytes(told.bytes());
      recent.add(told);
    }
    if (news.isEmpty()) {
      return;
    }
    byte[] together = all.toByteArray(); // one write for each reader
    long first = news.get(0).number();
    long last = news.get(news.size() - 1).number();
    readersDo(
        reader -> {
          if (reader.last() < first) {
            reader.give(together, last);
          } else { // the reader already has some of them from the disk
            reader.giveNew(news);
          }
        });
  }

  private interface Deed {
    void with(Subscriber reader) throws IOException;
  }

  private void readersDo(Deed deed) {
    List<Subscriber> gone = new ArrayList<>();
    for (Subscriber reader : readers) {
      try {
        deed.with(reader);
      } catch (IOException e) {
        gone.add(reader);
      }
    }
    gone.forEach(this::drop);
  }

  private void drop(Subscriber reader) {
    readers.remove(reader);
    end(reader);
  }

  private void end(Subscriber reader) {
    reader.drop();
    count.decrementAndGet();
  }

  private void leaveNobody() {
    for (Subscriber reader; (reader = coming.poll()) != null; ) {
      end(reader);
    }
  }

  /** Ends all readers' connections. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
  }
}
