/**
 * chat-client: a chat over HTTP, from a terminal.
 *
 * <ul>
 *   <li>{@link ChatClient}: the program, from joining to leaving
 *   <li>{@link Dialogue}: a line in, what is new out
 *   <li>{@link ChatApi}: the chat's requests as methods
 *   <li>{@link Session}: who we are to the server
 *   <li>{@link ChatExchange}: a request and its reply over a socket
 *   <li>{@link Room}: what this user has seen, by ids
 *   <li>{@link Outbox}: what is not sent yet
 *   <li>{@link Events}, {@link EventReader}: news as they happen
 *   <li>{@link PipedScreen}, {@link TerminalScreen}: where the user reads and writes
 *   <li>{@link Commands}: {@code /edit} and the others
 * </ul>
 */
package org.socketlab.socketserver.chatclient;
