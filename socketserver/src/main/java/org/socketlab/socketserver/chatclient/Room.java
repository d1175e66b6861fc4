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
 * What this user has seen of the chat. Ids grow by one, so the last one seen tells everything: what
 * has no greater id is shown already, and where an id is missing in between, something is to be
 * fetched. Polling and live events can go on side by side.
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
   * Shows what was said before we came: the last so many messages at most. Who had our name then
   * was somebody else.
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

  /** Fetches what is new, and shows what of it is the others'. */
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

  /** The server gives as many messages at a time as it sees fit; none means that those were all. */
  private List<ReceivedMessage> next() throws IOException {
    long seen = last;
    return api.after(seen).stream().filter(message -> message.id() > seen).toList();
  }

  /**
   * Shows what the server tells as it happens; there may be more kinds of events than we know.
   *
   * @return false if the event makes no sense: it is passed over, those behind it may make some
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
      refresh(); // there are others before it, which we have not been told of
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
    if (id <= newest) { // ids never go back: this is a new chat, which we know nothing of
      last = 0;
      own.clear();
    }
    keep(id, text);
  }

  /** We have changed a message of ours. */
  synchronized void edited(long id, String text) {
    own.replace(id, text);
  }

  /** We have taken a message of ours back. */
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

  /** Whether it is another's, and still there; what is ours is kept in mind. */
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
