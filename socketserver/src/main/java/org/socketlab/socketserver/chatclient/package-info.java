/**
 * chat-client: a chat over HTTP, from a terminal.
 *
 * <ul>
 *   <li>{@link ChatClient}: the program, from joining to leaving
 *   <li>{@link Dialogue}: lines in, new messages out
 *   <li>{@link ChatApi}: the chat's requests as methods
 *   <li>{@link Session}: our identity at the server
 *   <li>{@link ChatExchange}: a request and its reply over a socket
 *   <li>{@link Room}: the messages that this user has seen
 *   <li>{@link Outbox}: the messages not sent yet
 *   <li>{@link Events}, {@link EventReader}: live events
 *   <li>{@link PipedScreen}, {@link TerminalScreen}: where the user reads and writes
 *   <li>{@link Commands}: {@code /edit} and the others
 * </ul>
 */
package org.socketlab.socketserver.chatclient;
