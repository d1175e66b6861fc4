package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * The chat itself: who is here, and what was said.
 *
 * <p>When a method that changes something returns, the change survives the end of this process and
 * of the machine's power. When the method throws {@link NotDone}, nothing has changed, except with
 * {@link NotDone.Reason#UNCERTAIN}.
 */
public interface ChatStore extends AutoCloseable {
  /**
   * Lets somebody in.
   *
   * @return the token that proves who the new member is
   * @throws NotDone if the name is taken
   */
  Token join(String name) throws NotDone;

  /** The member with that token; null if the token is not valid. */
  Member member(String token);

  /** Removes a member: its token becomes invalid, and its name is free. */
  void leave(Member member) throws NotDone;

  /** Who is here, in the order in which they came. */
  List<Member> members();

  /** Adds a message. */
  ChatMessage post(Member author, String text) throws NotDone;

  /**
   * Changes a message's text; the same text again changes nothing.
   *
   * @return the message
   * @throws NotDone if there is no such message, or it is another member's, or it was deleted
   */
  ChatMessage edit(Member author, long id, String text) throws NotDone;

  /**
   * Deletes a message's text; deleting it again changes nothing.
   *
   * @throws NotDone if there is no such message, or it is another member's
   */
  void delete(Member author, long id) throws NotDone;

  /** The message with that id, or null. */
  ChatMessage message(long id) throws NotDone;

  /** At most {@code most} messages after that id, oldest first. */
  List<ChatMessage> messagesAfter(long id, int most) throws NotDone;

  /** The newest message's id, 0 if there is none. */
  long lastMessage() throws NotDone;

  /** At most {@code most} events after that number, in order. */
  List<ChatEvent> eventsAfter(long number, int most) throws NotDone;

  /** The newest event's number, 0 if there is none. */
  long lastEvent() throws NotDone;

  /**
   * Waits a short time for an event that a client has seen at another server of the same chat, and
   * that this server does not have yet.
   */
  default void awaitEvent(long number) throws NotDone {}

  /**
   * Sets the listener for all later events. It gets the events in order, one at a time, when each
   * event is on disk and before its author gets the reply. The listener must not block.
   */
  void listen(Consumer<ChatEvent> listener);

  @Override
  void close() throws IOException;
}
