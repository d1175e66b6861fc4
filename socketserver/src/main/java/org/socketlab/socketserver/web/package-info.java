/**
 * What tws and the chat share, in the order in which a request meets it.
 *
 * <ul>
 *   <li>{@link Leader}: who waits for the clients, and who serves them; {@link Connections}: all
 *       clients of a server, and the sweeper that ends the slow ones; {@link Connection}: one of
 *       them
 *   <li>{@link Service}: what is done with a client, and {@link BeforeWaiting} what is to be done
 *       first
 *   <li>{@link Conversation}: one client's requests, one after another, read by {@link
 *       org.socketlab.http.MessageReader}; {@link RequestBody}: what follows a request's head,
 *       {@link Json}: one kind of it
 *   <li>{@link Router}: which {@link Handler} answers it; {@link Route}: the way there; {@link
 *       Refusal}: why it is not done
 *   <li>{@link ResourcePath}: what a request's target names, and what it must not name
 *   <li>{@link Resources}: where it is looked up: {@link FolderResources a folder}, or {@link
 *       SiteResources the sample site}; {@link Resource}: what is found, {@link
 *       org.socketlab.http.MediaTypes} says of what kind it is
 *   <li>{@link Reply}: the answer; {@link ReplyWriter} sends it; {@link Status}, {@link HttpDate}:
 *       parts of it
 *   <li>{@link RequestLog}: is told of it; {@link LogFile}: the lines that tell of it
 * </ul>
 */
package org.socketlab.socketserver.web;
