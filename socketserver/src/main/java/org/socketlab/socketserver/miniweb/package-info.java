/**
 * mini-web, a file server for browsers: HTTP/0.9 (RFC 1945 section 4.1), and as much of HTTP/1.0 as
 * a browser needs.
 *
 * <ul>
 *   <li>{@link MiniWeb}: the program
 *   <li>{@link Visit}: one client, one request, one file
 * </ul>
 */
package org.socketlab.socketserver.miniweb;
