package org.socketlab.socketserver.chatclient;

import java.io.IOException;
import java.net.SocketTimeoutException;
import org.socketlab.socketserver.chatclient.EventReader.LiveEvent;

/**
 * Follows what happens in the chat, in a thread of its own: one request whose reply never ends.
 * When the reply does end, this asks again from the last event that it knows.
 */
final class Events implements Runnable {
  /** A connection that has been silent for so long may be dead, without any notice. */
  private static final int QUIET_MILLIS = 60_000;

  private static final int LONGEST_WAIT_MILLIS = 30_000;

  private final ChatApi api;
  private final Room room;
  private final Screen screen;
  private final Waits waits = new Waits(LONGEST_WAIT_MILLIS);
  private String lastId;

  Events(ChatApi api, Room room, Screen screen) {
    this.api = api;
    this.room = room;
    this.screen = screen;
  }

  /** Starts to follow events, as long as the program runs. */
  void start() {
    Thread thread = new Thread(this, "events");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void run() {
    try {
      while (follow()) {
        Thread.sleep(waits.next());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Shows events as they come, until the connection ends; false if there will never be one. */
  private boolean follow() {
    try (ChatExchange exchange = api.events(lastId)) {
      exchange.waitFor(QUIET_MILLIS);
      room.refresh(); // messages since the last fetch
      show(new EventReader(exchange.body()));
    } catch (SocketTimeoutException e) {
      // Nothing for a minute, or no answer, which the user knows: ask again.
    } catch (Refused e) {
      screen.note("no live messages, only when you press Enter: " + e.getMessage());
      return false;
    } catch (IOException e) {
      // The connection broke, or the server cannot be reached, which the user knows.
    }
    return true;
  }

  private void show(EventReader reader) throws IOException {
    boolean isShown = true;
    try {
      for (LiveEvent event; (event = reader.next()) != null; isShown = true) {
        isShown = false;
        if (room.happened(event)) {
          waits.startOver();
        }
      }
    } finally {
      if (isShown) { // otherwise the event must come once more
        lastId = reader.lastId();
      }
    }
  }
}
