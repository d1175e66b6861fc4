/**
 * tws, a threaded web server: HTTP/1.1 (RFC 9110, RFC 9112).
 *
 * <ul>
 *   <li>{@link Tws}: the program
 *   <li>{@link Routes}: which handler answers which request; {@link Pages}: the files, {@link
 *       UserRequests}: the users, kept in {@link Users}
 *   <li>{@link AccessLog}: a line for each request
 * </ul>
 */
package org.socketlab.socketserver.tws;
