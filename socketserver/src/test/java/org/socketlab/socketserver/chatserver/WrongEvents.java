package org.socketlab.socketserver.chatserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.socketlab.http.Request;
import org.socketlab.socketserver.chat.ChatEvent;
import org.socketlab.socketserver.chat.ChatStore;
import org.socketlab.socketserver.chatserver.WrongChatServer.Bug;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.ReplyWriter;

/** GET /events with one bug: a queue and a thread for each reader. */
final class WrongEvents {
  static final Set<Bug> BUGS =
      Set.of(
          Bug.WAITS_FOR_EACH_READER,
          Bug.SENDS_NO_COMMENTS,
          Bug.THROWS_AT_A_RESET,
          Bug.COUNTS_IN_LOCAL_DIGITS);

  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final ChatStore store;
  private final Bug bug;
  private final Set<BlockingQueue<ChatEvent>> readers = ConcurrentHashMap.newKeySet();

  WrongEvents(ChatStore store, Bug bug) {
    this.store = store;
    this.bug = bug;
  }

  void tell(ChatEvent event) {
    for (BlockingQueue<ChatEvent> reader : readers) {
      try {
        reader.put(event);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  Reply open(Request request) throws IOException {
    String last = request.fields().first("Last-Event-ID");
    long seen = last == null ? store.lastEvent() : Long.parseLong(last);
    return Reply.stream("text/event-stream", (connection, writer) -> goOn(writer, seen));
  }

  private void goOn(ReplyWriter writer, long seen) {
    int most = bug == Bug.WAITS_FOR_EACH_READER ? 1 : Integer.MAX_VALUE;
    BlockingQueue<ChatEvent> news = new LinkedBlockingQueue<>(most);
    readers.add(news);
    try {
      long last = seen;
      for (ChatEvent missed : store.eventsAfter(seen, 1000)) {
        writer.sendMore(bytes(missed));
        last = missed.number();
      }
      while (true) {
        ChatEvent event = news.poll(bug == Bug.SENDS_NO_COMMENTS ? 1000 : 10, TimeUnit.SECONDS);
        if (event == null || event.number() > last) {
          writer.sendMore(event == null ? COMMENT : bytes(event));
        }
      }
    } catch (IOException e) {
      if (bug == Bug.THROWS_AT_A_RESET) {
        e.printStackTrace();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      readers.remove(news);
      news.clear();
    }
  }

  private byte[] bytes(ChatEvent event) throws IOException {
    if (bug != Bug.COUNTS_IN_LOCAL_DIGITS) {
      return event.bytes();
    }
    String text = new String(event.bytes(), StandardCharsets.UTF_8);
    String id = "\nid: " + event.number();
    return text.replace(id, "\nid: %d".formatted(event.number())).getBytes(StandardCharsets.UTF_8);
  }
}
