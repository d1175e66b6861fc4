/**
 * mini-web, a file server for browsers: HTTP/0.9 (RFC 1945 section 4.1), and as much of HTTP/1.0 as
 * a browser needs.
 *
 * <ul>
 *   <li>{@link org.socketlab.socketserver.miniweb.MiniWeb}: the program
 *   <li>{@link org.socketlab.socketserver.miniweb.Visit}: one client, one request, one file
 * </ul>
 */
package org.socketlab.socketserver.miniweb;
