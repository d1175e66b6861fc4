/**
 * chat-client: a chat over HTTP, from a terminal.
 *
 * <ul>
 *   <li>{@link org.socketlab.socketserver.chat.client.ChatClient}: the program, from joining to
 *       leaving
 *   <li>{@link org.socketlab.socketserver.chat.client.Talk}: a line in, what is new out
 *   <li>{@link org.socketlab.socketserver.chat.client.ChatApi}: the chat's requests as methods
 *   <li>{@link org.socketlab.socketserver.chat.client.Session}: who we are to the server
 *   <li>{@link org.socketlab.socketserver.chat.client.Exchange}: a request and its reply over a
 *       socket
 *   <li>{@link org.socketlab.socketserver.chat.client.Room}: what this user has seen, by ids
 *   <li>{@link org.socketlab.socketserver.chat.client.Outbox}: what is not sent yet
 *   <li>{@link org.socketlab.socketserver.chat.client.Events}, {@link
 *       org.socketlab.socketserver.chat.client.EventReader}: news as they happen
 *   <li>{@link org.socketlab.socketserver.chat.client.PipedScreen}, {@link
 *       org.socketlab.socketserver.chat.client.TerminalScreen}: where the user reads and writes
 *   <li>{@link org.socketlab.socketserver.chat.client.Commands}: {@code /edit} and the others
 * </ul>
 */
package org.socketlab.socketserver.chat.client;
