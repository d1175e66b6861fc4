/**
 * What mini-web and tws share, in the order in which a request meets it.
 *
 * <ul>
 *   <li>{@link org.socketlab.socketserver.web.Connections}: all clients of a server, and the
 *       sweeper that ends the slow ones; {@link org.socketlab.socketserver.web.Connection}: one of
 *       them
 *   <li>(the request is read by {@link org.socketlab.http.MessageReader})
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
 *   <li>{@link org.socketlab.socketserver.web.LogFile}: the lines that tell of it
 * </ul>
 */
package org.socketlab.socketserver.web;
