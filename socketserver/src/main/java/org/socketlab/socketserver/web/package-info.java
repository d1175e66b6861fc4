/**
 * What tws and the chat share, in the order in which a request meets it.
 *
 * <ul>
 *   <li>{@link WebServer}: listens, and runs; {@link WebSite}: what it serves
 *   <li>{@link Front}: the one thread that waits for all clients; {@link Watched}: what it does for
 *       one of them; {@link Connections}, {@link WebConnection}: who is connected, and for how long
 *   <li>{@link WebConversation}: one client's requests, one after another, in a thread that may
 *       wait; {@link RequestBody}: what follows a request's head, {@link Json}: one kind of it
 *   <li>{@link Exchange}: a request and its reply; {@link Router}: what answers it; {@link
 *       Refusal}: why it is not done
 *   <li>{@link ResourcePath}: what a request's target names, and what it must not name; {@link
 *       Query}: what else it says
 *   <li>{@link Resources}: where it is looked up: {@link FolderResources a folder}, or {@link
 *       SiteResources the sample site}; {@link Resource}: what is found, {@link
 *       org.socketlab.http.MediaTypes} says of what kind it is; {@link Conditions}: whether the
 *       client has it already
 *   <li>{@link Reply}: the answer; {@link Sending}: on its way; {@link ReplyWriter}: waits for its
 *       reader; {@link Status}, {@link HttpDate}: parts of it
 *   <li>{@link RequestLog}: is told of it; {@link LogFile}: the lines that tell of it
 * </ul>
 */
package org.socketlab.socketserver.web;
