package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The chat itself: who is here, and what was said.
 *
 * <p>When a method that changes something returns, the change survives the end of this process and
 * of the machine's power. When it throws {@link NotDone}, there was no change, unless its reason
 * says that nobody knows.
 */
public interface ChatStore extends AutoCloseable {
  /**
   * Lets somebody in.
   *
   * @return the token that the new member shows from now on
   * @throws NotDone if the name is taken
   */
  Token join(String name) throws NotDone;

  /** The member whose token that is; null if it is nobody's. */
  Member member(String token);

  /** Lets a member go: its token is worth nothing any more, and its name is free. */
  void leave(Member member) throws NotDone;

  /** Who is here, in the order in which they came. */
  List<Member> members();

  /** Adds a message. */
  ChatMessage post(Member author, String text) throws NotDone;

  /**
   * Changes a message's text; the same text again changes nothing.
   *
   * @return the message
   * @throws NotDone if there is none, it is another's, or it was deleted
   */
  ChatMessage edit(Member author, long id, String text) throws NotDone;

  /**
   * Takes a message's text away; once more changes nothing.
   *
   * @throws NotDone if there is none, or it is another's
   */
  void delete(Member author, long id) throws NotDone;

  /** The message with that id, or null. */
  ChatMessage message(long id) throws NotDone;

  /** At most so many messages after that id, oldest first. */
  List<ChatMessage> messagesAfter(long id, int most) throws NotDone;

  /** The newest message's id, 0 if there is none. */
  long lastMessage() throws NotDone;

  /** At most so many events after that number, in their order. */
  List<ChatEvent> eventsAfter(long number, int most) throws NotDone;

  /** The newest event's number, 0 if there is none. */
  long lastEvent() throws NotDone;

  /**
   * Waits, though not for long, for an event that somebody has seen at another server of the same
   * chat, and that is still on its way to this one.
   */
  default void awaitEvent(long number) throws NotDone {}

  /**
   * Names who is told of each event from now on: in their order, one after another, when it is on
   * disk and before whoever caused it is answered. It must not wait for anything.
   */
  void listen(Consumer<ChatEvent> listener);

  @Override
  void close() throws IOException;
}
