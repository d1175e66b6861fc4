/**
 * A conversation between two sockets.
 *
 * <ul>
 *   <li>{@link Tap}: relays between two sockets and disturbs what it is told to
 *   <li>{@link Conversation}: what was said; {@link Ladder} draws it, {@link Album} keeps many,
 *       {@link Pcap} is a capture file
 *   <li>{@link Printable}: bytes from a network made fit for a terminal
 *   <li>{@link LingeringClose}: ends a conversation without cutting off its last words
 *   <li>{@link ClientThreads}: a thread for each client, virtual where Java has them
 * </ul>
 */
package org.socketlab.wire;
