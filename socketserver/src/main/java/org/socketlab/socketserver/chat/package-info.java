/**
 * chat-server: a group chat over HTTP, built on what tws uses ({@link
 * org.socketlab.socketserver.web}).
 *
 * <ul>
 *   <li>{@link ChatServer}: the program; {@link AddressLimit}: not all of it for one client
 *   <li>{@link Chat}: the parts below, put together
 *   <li>{@link Routes}: which handler answers which request: {@link MemberRequests}, {@link
 *       MessageRequests}, {@link EventRequests}, {@link Page}; {@link Gate} says who may write, by
 *       a {@link Token}
 *   <li>{@link Store}: the chat itself: {@link Member}, {@link Message}, {@link Event}
 *   <li>{@link SqliteStore}: a store in a {@link Folder}; {@link Tables}: what is read, {@link
 *       Changes}: what is written, {@link Commits}: when it is on disk
 *   <li>{@link NatsStore}: a store of several servers: each change is a {@link Command} that a
 *       {@link Publisher} adds to a {@link CommandStream} at the {@link Broker}; a {@link Reading}
 *       of it keeps this server's {@link Replica} like all others
 *   <li>{@link Bell}: wakes those who poll long; {@link Hub}: tells each {@link Reader} of an event
 *       stream, from {@link Recent} events on
 * </ul>
 */
package org.socketlab.socketserver.chat;
