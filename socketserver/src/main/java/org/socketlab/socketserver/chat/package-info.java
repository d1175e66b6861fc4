/**
 * chat-server: a group chat over HTTP, built on what tws uses ({@link
 * org.socketlab.socketserver.web}).
 *
 * <ul>
 *   <li>{@link org.socketlab.socketserver.chat.ChatServer}: the program; {@link
 *       org.socketlab.socketserver.chat.AddressLimit}: not all of it for one client
 *   <li>{@link org.socketlab.socketserver.chat.Chat}: the parts below, put together
 *   <li>{@link org.socketlab.socketserver.chat.Routes}: which handler answers which request: {@link
 *       org.socketlab.socketserver.chat.MemberRequests}, {@link
 *       org.socketlab.socketserver.chat.MessageRequests}, {@link
 *       org.socketlab.socketserver.chat.EventRequests}, {@link
 *       org.socketlab.socketserver.chat.Page}; {@link org.socketlab.socketserver.chat.Gate} says
 *       who may write, by a {@link org.socketlab.socketserver.chat.Token}
 *   <li>{@link org.socketlab.socketserver.chat.Store}: the chat itself: {@link
 *       org.socketlab.socketserver.chat.Member}, {@link org.socketlab.socketserver.chat.Message},
 *       {@link org.socketlab.socketserver.chat.Event}
 *   <li>{@link org.socketlab.socketserver.chat.SqliteStore}: a store in a {@link
 *       org.socketlab.socketserver.chat.Folder}; {@link org.socketlab.socketserver.chat.Tables}:
 *       what is read, {@link org.socketlab.socketserver.chat.Changes}: what is written, {@link
 *       org.socketlab.socketserver.chat.Commits}: when it is on disk
 *   <li>{@link org.socketlab.socketserver.chat.NatsStore}: a store of several servers: each change
 *       is a {@link org.socketlab.socketserver.chat.Command} that a {@link
 *       org.socketlab.socketserver.chat.Publisher} adds to a {@link
 *       org.socketlab.socketserver.chat.CommandStream} at the {@link
 *       org.socketlab.socketserver.chat.Broker}; a {@link org.socketlab.socketserver.chat.Reading}
 *       of it keeps this server's {@link org.socketlab.socketserver.chat.Replica} like all others
 *   <li>{@link org.socketlab.socketserver.chat.Bell}: wakes those who poll long; {@link
 *       org.socketlab.socketserver.chat.Hub}: tells each {@link
 *       org.socketlab.socketserver.chat.Reader} of an event stream, from {@link
 *       org.socketlab.socketserver.chat.Recent} events on
 * </ul>
 */
package org.socketlab.socketserver.chat;
