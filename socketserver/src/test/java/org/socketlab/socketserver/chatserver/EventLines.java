package org.socketlab.socketserver.chatserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Lab;

/** A check's reader of /events (WHATWG HTML section 9.2.6). */
final class EventLines implements AutoCloseable {
  private static final Set<String> KINDS = Set.of("message", "edited", "deleted");

  private static final int SLACK_SECONDS = 2;
  private static final int GREETING_SECONDS = 1;

  private final Talk talk;
  private final BufferedReader lines;
  private String id;

  /** Opens the stream; with {@code Last-Event-ID} if there is one. */
  EventLines(Lab lab, InetSocketAddress server, String last) {
    this(lab, server, last, last == null ? new String[0] : new String[] {"Last-Event-ID: " + last});
  }

  private EventLines(Lab lab, InetSocketAddress server, String last, String... fields) {
    talk = Talk.to(lab, server);
    id = last;
    Talk.Streamed reply = talk.send(Talk.request("GET", "/events", fields)).streamed();
    reply.head().expect(200).matching("Content-Type", "text/event-stream.*");
    lines = new BufferedReader(new InputStreamReader(reply.body(), StandardCharsets.UTF_8));
  }

  /** Opens the stream with that header line. */
  static EventLines with(Lab lab, InetSocketAddress server, String field) {
    return new EventLines(lab, server, null, field);
  }

  /** Limits the receive buffer to a few KiB. */
  EventLines narrow() {
    try {
      talk.peer().socket().setReceiveBufferSize(4096);
      return this;
    } catch (IOException e) {
      throw new CheckFailed("the connection broke: " + e.getMessage());
    }
  }

  /** Breaks the connection with a reset. */
  void reset() {
    talk.peer().reset();
  }

  /** Expects a comment within that many seconds; a greeting at the start does not count. */
  void expectComment(int seconds) {
    long begin = System.nanoTime();
    talk.patience(seconds + SLACK_SECONDS);
    try {
      for (String line; (line = lines.readLine()) != null; ) {
        long passed = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
        if (passed > seconds + SLACK_SECONDS) {
          break;
        }
        if (line.startsWith(":") && passed >= GREETING_SECONDS) {
          return;
        }
      }
    } catch (SocketTimeoutException e) {
      // The message below covers both cases: nothing at all, and only events.
    } catch (IOException e) {
      throw new CheckFailed("the connection broke before a comment came: " + e.getMessage());
    }
    throw new CheckFailed("no comment came within " + seconds + " s");
  }

  /** The id of the last event, to continue from. */
  String id() {
    return id;
  }

  /**
   * Waits for the next event that is about a message, expects its kind, and returns the message.
   */
  JsonNode expect(String kind) {
    String[] event = next();
    while (!KINDS.contains(event[0])) { // a server may send more events than it must
      event = next();
    }
    if (!event[0].equals(kind)) {
      throw new CheckFailed("an event '%s' came, expected '%s'".formatted(event[0], kind));
    }
    if (id == null) {
      throw new CheckFailed("the event has no id: nobody could go on from there");
    }
    return ChatLab.json(event[1], "an event '" + kind + "'");
  }

  private String[] next() {
    String kind = "message";
    StringBuilder data = new StringBuilder();
    try {
      for (String line; (line = lines.readLine()) != null; ) {
        if (line.isEmpty() && data.length() > 0) {
          return new String[] {kind, data.toString()};
        }
        int colon = line.indexOf(':');
        String value = line.substring(colon + 1).strip();
        switch (colon < 0 ? line : line.substring(0, colon)) {
          case "" -> kind = line.isEmpty() ? "message" : kind; // the end of no event, or a comment
          case "event" -> kind = value;
          case "data" -> data.append(value);
          case "id" -> id = value;
          default -> {
            // retry, or an unknown field: ignored
          }
        }
      }
    } catch (IOException e) {
      throw new CheckFailed("no event came: " + e.getMessage());
    }
    throw new CheckFailed("the event stream ended");
  }

  @Override
  public void close() {
    talk.close();
  }
}
