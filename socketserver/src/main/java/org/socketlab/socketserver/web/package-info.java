/**
 * The code that tws and the chat share, in the order in which a request meets it.
 *
 * <ul>
 *   <li>{@link WebServer}: listens, and runs; {@link WebSite}: what it serves
 *   <li>{@link Front}: the one thread that waits for all clients; {@link Watched}: its work for one
 *       client; {@link Connections}, {@link WebConnection}: open connections and their deadlines
 *   <li>{@link WebConversation}: one client's requests, one after another, in a thread that may
 *       wait; {@link RequestBody}: a request's body; {@link Json}: a body in JSON
 *   <li>{@link Exchange}: a request and its reply; {@link Router}: finds the reply; {@link
 *       Refusal}: a reply that refuses
 *   <li>{@link ResourcePath}: the path in a request's target, checked; {@link Query}: the target's
 *       query
 *   <li>{@link Resources}: where a path is looked up: {@link FolderResources a folder}, or {@link
 *       SiteResources the sample site}; {@link Resource}: the result; {@link
 *       org.socketlab.http.MediaTypes}: its media type; {@link Conditions}: conditional and range
 *       requests
 *   <li>{@link Reply}: the reply; {@link Sending}: a reply on its way; {@link ReplyWriter}: a
 *       writer that waits for the client; {@link Status}, {@link HttpDate}: parts of a reply
 *   <li>{@link RequestLog}: records requests; {@link LogFile}: writes the log's lines
 * </ul>
 */
package org.socketlab.socketserver.web;
