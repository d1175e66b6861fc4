package org.socketlab.socketserver.chatclient;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.socketlab.socketserver.chatclient.EventReader.LiveEvent;

/**
 * What this user has seen of the chat. Ids increase by one, so the last id seen is enough: every
 * message up to that id has been shown, and a gap after it means that messages must be fetched. So
 * polling and live events can run side by side.
 */
final class Room {
  private static final int MOST_OWN = 100;
  private static final Set<String> KINDS = Set.of("message", "edited", "deleted");

  private final ChatApi api;
  private final Screen screen;
  private final TreeMap<Long, String> own = new TreeMap<>();
  private long last;

  Room(ChatApi api, Screen screen) {
    this.api = api;
    this.screen = screen;
  }

  /**
   * Shows the last messages from before we joined, at most {@code most}. An earlier user of our
   * name is someone else.
   */
  synchronized void catchUp(int most) throws IOException {
    Deque<ReceivedMessage> latest = new ArrayDeque<>();
    int left = 0;
    for (List<ReceivedMessage> page; !(page = next()).isEmpty(); ) {
      for (ReceivedMessage message : page) {
        last = message.id();
        if (!message.deleted()) {
          latest.add(message);
        }
        if (latest.size() > most) {
          latest.remove();
          left++;
        }
      }
    }
    if (left > 0) {
      screen.note(left + " earlier messages are not shown");
    }
    latest.forEach(this::show);
  }

  /** Fetches new messages, and shows those of other users. */
  synchronized void refresh() throws IOException {
    for (List<ReceivedMessage> page; !(page = next()).isEmpty(); ) {
      for (ReceivedMessage message : page) {
        last = message.id();
        if (isToShow(message)) {
          show(message);
        }
      }
    }
  }

  /**
   * The server decides how many messages one reply has; an empty reply means that there are no
   * more.
   */
  private List<ReceivedMessage> next() throws IOException {
    long seen = last;
    return api.after(seen).stream().filter(message -> message.id() > seen).toList();
  }

  /**
   * Shows a live event; there may be more kinds of events than we know.
   *
   * @return false if the event is not valid: it is skipped, and the next ones may be valid
   */
  synchronized boolean happened(LiveEvent event) throws IOException {
    if (!KINDS.contains(event.type())) {
      return true;
    }
    ReceivedMessage message;
    try {
      message = ChatApi.message(event.data());
    } catch (IOException e) {
      screen.note("skipped an event that is no message in JSON: " + Shown.start(event.data()));
      return false;
    }
    boolean isNew = message.id() > last;
    if (message.id() > last + 1) {
      refresh(); // messages before it are missing
    }
    if (message.id() > last) {
      last = message.id();
      if (isToShow(message)) {
        show(message);
      }
    } else if (!isNew) {
      changed(event.type(), message);
    }
    return true;
  }

  private void changed(String type, ReceivedMessage message) {
    if (isToShow(message) && type.equals("edited")) {
      screen.show(Shown.of(message.name()), " (edited): " + Shown.of(message.text()));
    } else if (type.equals("deleted") && !isOwn(message)) {
      screen.show(Shown.of(message.name()), " deleted a message");
    }
  }

  /**
   * A message of ours was acknowledged.
   *
   * @param newest what {@link #newest} was before it was sent
   */
  synchronized void sent(long id, String text, long newest) {
    if (id <= newest) { // ids never decrease: this is a new chat
      last = 0;
      own.clear();
    }
    keep(id, text);
  }

  /** We have edited a message of ours. */
  synchronized void edited(long id, String text) {
    own.replace(id, text);
  }

  /** We have deleted a message of ours. */
  synchronized void deleted(long id) {
    own.remove(id);
  }

  /** The greatest id that we know. */
  synchronized long newest() {
    return own.isEmpty() ? last : Math.max(last, own.lastKey());
  }

  /** Whether we have said that, in a message with a greater id. */
  synchronized boolean hasSaid(String text, long after) {
    return own.tailMap(after, false).containsValue(text);
  }

  /** Our own messages by their ids: the latest hundred. */
  synchronized Map<Long, String> own() {
    return Collections.unmodifiableMap(new TreeMap<>(own));
  }

  private boolean isOwn(ReceivedMessage message) {
    return message.name().equals(api.name());
  }

  /**
   * Whether the message is another user's and not deleted; our own messages are recorded instead.
   */
  private boolean isToShow(ReceivedMessage message) {
    if (!isOwn(message)) {
      return !message.deleted();
    }
    if (message.deleted()) {
      own.remove(message.id());
    } else {
      keep(message.id(), message.text());
    }
    return false;
  }

  private void keep(long id, String text) {
    own.put(id, text);
    if (own.size() > MOST_OWN) {
      own.pollFirstEntry();
    }
  }

  private void show(ReceivedMessage message) {
    screen.show(Shown.of(message.name()), ": " + Shown.of(message.text()));
  }
}
