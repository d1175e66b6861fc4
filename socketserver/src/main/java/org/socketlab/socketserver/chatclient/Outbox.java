package org.socketlab.socketserver.chatclient;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Sends the user's messages, in order. A message that can't be sent is kept until the server is
 * back.
 *
 * <p>When a connection breaks before the reply, nobody can tell whether the message or its
 * acknowledgement got lost. Sending it again may post it twice; not sending it may lose it. So the
 * outbox looks first whether the server has the message by now, and sends it again only if not.
 */
final class Outbox {
  private static final int MOST = 1000;
  private static final int LONGEST_WAIT_MILLIS = 4000; // somebody waits for it

  private final ChatApi api;
  private final Room room;
  private final Reach reach;
  private final Screen screen;
  private final Deque<Unsent> unsent = new ArrayDeque<>();

  /**
   * A line, and the newest id before the first attempt: if the line got through, its id is greater.
   */
  private record Unsent(String text, long triedAfter) {
    static final long NEVER = Long.MAX_VALUE;

    Unsent tried(long newest) {
      return triedAfter == NEVER ? new Unsent(text, newest) : this;
    }
  }

  /** An empty outbox; a thread of its own sends the kept messages. */
  Outbox(ChatApi api, Room room, Reach reach, Screen screen) {
    this.api = api;
    this.room = room;
    this.reach = reach;
    this.screen = screen;
    Thread thread = new Thread(this::sendWhatIsKept, "outbox");
    thread.setDaemon(true);
    thread.start();
  }

  /** Sends a message, or keeps it for later. */
  void say(String text) {
    Unsent message = new Unsent(text, Unsent.NEVER);
    if (!isEmpty()) {
      keep(message); // others are before it
      return;
    }
    long newest = room.newest();
    try {
      room.sent(api.say(text), text, newest);
    } catch (Refused e) {
      screen.note("not sent: " + e.getMessage());
    } catch (IOException e) { // the user has been told
      keep(message.tried(newest));
    }
  }

  private synchronized void keep(Unsent message) {
    if (unsent.size() == MOST) {
      screen.note(
          "not kept: there are already "
              + MOST
              + " unsent lines; this one is lost: "
              + Shown.of(message.text()));
      return;
    }
    unsent.add(message);
    notifyAll();
  }

  /** Whether all messages are sent. */
  synchronized boolean isEmpty() {
    return unsent.isEmpty();
  }

  /** The messages not sent yet. */
  synchronized List<String> unsent() {
    return unsent.stream().map(Unsent::text).toList();
  }

  /** Waits until all messages are sent; false if some are still unsent after that time. */
  synchronized boolean awaitEmpty(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left; !unsent.isEmpty() && (left = end - System.nanoTime()) > 0; ) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return unsent.isEmpty();
  }

  private void sendWhatIsKept() {
    Waits waits = new Waits(LONGEST_WAIT_MILLIS);
    try {
      while (true) {
        awaitSome();
        Thread.sleep(waits.next());
        if (sendAll()) {
          waits.startOver();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void awaitSome() throws InterruptedException {
    while (unsent.isEmpty()) {
      wait();
    }
  }

  private boolean sendAll() {
    try {
      for (Unsent message; (message = first()) != null; ) {
        room.refresh();
        if (!room.hasSaid(message.text(), message.triedAfter())) {
          sendAgain(message);
        }
        takeFirst();
      }
      reach.found();
      return true;
    } catch (IOException e) {
      return false; // still away: the user has been told
    }
  }

  private void sendAgain(Unsent message) throws IOException {
    long newest = room.newest();
    replaceFirst(message.tried(newest));
    try {
      room.sent(api.say(message.text()), message.text(), newest);
    } catch (Refused e) {
      screen.note("not sent: " + Shown.of(message.text()) + ": " + e.getMessage());
    }
  }

  private synchronized Unsent first() {
    return unsent.peek();
  }

  private synchronized void replaceFirst(Unsent message) {
    unsent.remove();
    unsent.addFirst(message);
  }

  private synchronized void takeFirst() {
    unsent.remove();
    notifyAll();
  }
}
