/**
 * A group chat over HTTP, built on what tws uses ({@code web}): what it is, whatever keeps it, and
 * which request does what. It is kept by {@code chat.sqlite} or {@code chat.nats}; {@code
 * chatserver} puts the two together.
 *
 * <ul>
 *   <li>{@link ChatStore}: the chat itself: {@link Member}, {@link ChatMessage}, {@link ChatEvent};
 *       {@link NotDone}: why it does not do something
 *   <li>{@link Chat}: the parts below, put together
 *   <li>{@link ChatRoutes}: which handler answers which request: {@link MemberRequests}, {@link
 *       MessageRequests}, {@link EventRequests}, {@link Page}; {@link Statuses}: what HTTP calls it
 *       when something is not done
 *   <li>{@link Gate}: who may write, by a {@link Token} and an {@link Origin}
 *   <li>{@link Bell}: wakes those who poll long; {@link Hub}: tells each {@link Subscriber} of an
 *       event stream, from {@link Recent} events on
 * </ul>
 */
package org.socketlab.socketserver.chat;
