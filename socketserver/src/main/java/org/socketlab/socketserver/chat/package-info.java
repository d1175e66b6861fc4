/**
 * A group chat over HTTP, built on the {@code web} package that tws uses: the chat itself,
 * independent of its storage, and its requests. {@code chat.sqlite} or {@code chat.nats} stores the
 * chat; {@code chatserver} puts the parts together.
 *
 * <ul>
 *   <li>{@link ChatStore}: the chat itself: {@link Member}, {@link ChatMessage}, {@link ChatEvent};
 *       {@link NotDone}: a refusal and its reason
 *   <li>{@link Chat}: the parts below, put together
 *   <li>{@link ChatRoutes}: which handler answers which request: {@link MemberRequests}, {@link
 *       MessageRequests}, {@link EventRequests}, {@link Page}; {@link Statuses}: the HTTP status of
 *       each refusal
 *   <li>{@link Gate}: who may write, by a {@link Token} and an {@link Origin}
 *   <li>{@link Bell}: wakes long polls; {@link Hub}: sends events to each {@link Subscriber}, from
 *       the {@link Recent} ones on
 * </ul>
 */
package org.socketlab.socketserver.chat;
