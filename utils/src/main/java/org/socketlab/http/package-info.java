/**
 * HTTP's message syntax (RFC 9112): lines, fields, and where a body ends. This package knows
 * streams, not sockets: peers and timeouts are the programs' business.
 *
 * <p>In the order in which a message is read:
 *
 * <ul>
 *   <li>{@link MessageReader}: reads messages off a stream, one after another
 *   <li>{@link Limits}: how much of a head it takes before it gives up
 *   <li>{@link Response}, {@link StatusLine}, {@link Fields}, {@link Field}: a head, understood
 *   <li>{@link Request}, {@link RequestLine}: the same of a request
 *   <li>{@link Framing}: where the body ends, the one thing on which both sides must agree
 *   <li>{@link MediaTypes}: what kind of body a file is
 *   <li>{@link BadMessage}: a message that is not HTTP
 * </ul>
 */
package org.socketlab.http;
