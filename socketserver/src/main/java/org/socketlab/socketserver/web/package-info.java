/**
 * What mini-web, tws and the chat share, in the order in which a request meets it.
 *
 * <ul>
 *   <li>{@link org.socketlab.socketserver.web.Leader}: who waits for the clients, and who serves
 *       them; {@link org.socketlab.socketserver.web.Connections}: all clients of a server, and the
 *       sweeper that ends the slow ones; {@link org.socketlab.socketserver.web.Connection}: one of
 *       them
 *   <li>{@link org.socketlab.socketserver.web.Service}: what is done with a client, and {@link
 *       org.socketlab.socketserver.web.BeforeWaiting} what is to be done first
 *   <li>{@link org.socketlab.socketserver.web.Conversation}: one client's requests, one after
 *       another, read by {@link org.socketlab.http.MessageReader}; {@link
 *       org.socketlab.socketserver.web.RequestBody}: what follows a request's head, {@link
 *       org.socketlab.socketserver.web.Json}: one kind of it
 *   <li>{@link org.socketlab.socketserver.web.Router}: which {@link
 *       org.socketlab.socketserver.web.Handler} answers it; {@link
 *       org.socketlab.socketserver.web.Route}: the way there; {@link
 *       org.socketlab.socketserver.web.Refusal}: why it is not done
 *   <li>{@link org.socketlab.socketserver.web.ResourcePath}: what a request's target names, and
 *       what it must not name
 *   <li>{@link org.socketlab.socketserver.web.Resources}: where it is looked up: {@link
 *       org.socketlab.socketserver.web.FolderResources a folder}, or {@link
 *       org.socketlab.socketserver.web.SiteResources the sample site}; {@link
 *       org.socketlab.socketserver.web.Resource}: what is found, {@link
 *       org.socketlab.socketserver.web.MediaTypes} says of what kind it is
 *   <li>{@link org.socketlab.socketserver.web.Reply}: the answer; {@link
 *       org.socketlab.socketserver.web.ReplyWriter} sends it; {@link
 *       org.socketlab.socketserver.web.Status}, {@link org.socketlab.socketserver.web.HttpDate}:
 *       parts of it
 *   <li>{@link org.socketlab.socketserver.web.RequestLog}: is told of it; {@link
 *       org.socketlab.socketserver.web.LogFile}: the lines that tell of it
 * </ul>
 */
package org.socketlab.socketserver.web;
