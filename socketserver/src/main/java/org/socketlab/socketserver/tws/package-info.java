/**
 * tws, a threaded web server: HTTP/1.1 (RFC 9110, RFC 9112).
 *
 * <ul>
 *   <li>{@link org.socketlab.socketserver.tws.Tws}: the program
 *   <li>{@link org.socketlab.socketserver.tws.Routes}: which handler answers which request; {@link
 *       org.socketlab.socketserver.tws.Pages}: the files, {@link
 *       org.socketlab.socketserver.tws.UserRequests}: the users, kept in {@link
 *       org.socketlab.socketserver.tws.Users}
 *   <li>{@link org.socketlab.socketserver.tws.AccessLog}: a line for each request
 * </ul>
 */
package org.socketlab.socketserver.tws;
