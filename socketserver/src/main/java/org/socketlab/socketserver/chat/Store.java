package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The chat itself: who is here, and what was said.
 *
 * <p>When a method that changes something returns, the change survives the end of this process and
 * of the machine's power. When it throws, there was no change: a {@link
 * org.socketlab.socketserver.web.Refusal} carries what the client is told, the request's fault
 * (4xx) or the disk's (5xx).
 */
interface Store extends AutoCloseable {
  /**
   * Lets somebody in.
   *
   * @return the token that the new member shows from now on; 409 if the name is taken
   */
  Token join(String name) throws IOException;

  /** The member whose token that is; null if it is nobody's. */
  Member member(String token);

  /** Lets a member go: its token is worth nothing any more, and its name is free. */
  void leave(Member member) throws IOException;

  /** Who is here, in the order in which they came. */
  List<Member> members();

  /** Adds a message. */
  Message post(Member author, String text) throws IOException;

  /**
   * Changes a message's text; the same text again changes nothing.
   *
   * @return the message; 404 if there is none, 403 if it is another's, 409 if it was deleted
   */
  Message edit(Member author, long id, String text) throws IOException;

  /** Takes a message's text away; once more changes nothing. 404 and 403 as for an edit. */
  void delete(Member author, long id) throws IOException;

  /** The message with that id, or null. */
  Message message(long id) throws IOException;

  /** At most so many messages after that id, oldest first. */
  List<Message> messagesAfter(long id, int most) throws IOException;

  /** The newest message's id, 0 if there is none. */
  long lastMessage() throws IOException;

  /** At most so many events after that number, in their order. */
  List<Event> eventsAfter(long number, int most) throws IOException;

  /** The newest event's number, 0 if there is none. */
  long lastEvent() throws IOException;

  /**
   * Waits, though not for long, for an event that somebody has seen at another server of the same
   * chat, and that is still on its way to this one.
   */
  default void awaitEvent(long number) throws IOException {}

  /**
   * Names who is told of each event from now on: in their order, one after another, when it is on
   * disk and before whoever caused it is answered. It must not wait for anything.
   */
  void listen(Consumer<Event> listener);

  @Override
  void close() throws IOException;
}
