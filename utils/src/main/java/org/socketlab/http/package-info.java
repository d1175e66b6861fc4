/**
 * HTTP's message syntax (RFC 9112): lines, fields, and where a body ends. It knows streams, not
 * sockets; who talks to whom, and how long they wait, is the programs' business.
 *
 * <p>In the order in which a message is read:
 *
 * <ul>
 *   <li>{@link org.socketlab.http.MessageReader}: reads messages off a stream, one after another
 *   <li>{@link org.socketlab.http.Limits}: how much of a head it takes before it gives up
 *   <li>{@link org.socketlab.http.Response}, {@link org.socketlab.http.StatusLine}, {@link
 *       org.socketlab.http.Fields}, {@link org.socketlab.http.Field}: a head, understood
 *   <li>{@link org.socketlab.http.Request}, {@link org.socketlab.http.RequestLine}: the same of a
 *       request
 *   <li>{@link org.socketlab.http.Framing}: where the body ends, the one thing on which both sides
 *       must agree
 *   <li>{@link org.socketlab.http.BadMessage}: what is no HTTP
 * </ul>
 */
package org.socketlab.http;
