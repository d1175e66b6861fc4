/**
 * Draws conversations.
 *
 * <ul>
 *   <li>{@link Ladder} draws one, {@link LadderPrinter} prints many as they go, {@link Album} keeps
 *       them for the end
 *   <li>{@link Labels}: HTTP heads and NTP packets, field by field
 *   <li>{@link Printable}: bytes from a network made fit for a terminal
 * </ul>
 */
package org.socketlab.ladder;
