/**
 * A conversation between two sockets.
 *
 * <ul>
 *   <li>{@link org.socketlab.wire.Tap}: relays between two sockets and disturbs what it is told to
 *   <li>{@link org.socketlab.wire.Conversation}: what was said; {@link org.socketlab.wire.Ladder}
 *       draws it, {@link org.socketlab.wire.Album} keeps many, {@link org.socketlab.wire.Pcap} is a
 *       capture file
 *   <li>{@link org.socketlab.wire.Printable}: bytes from a network made fit for a terminal
 *   <li>{@link org.socketlab.wire.LingeringClose}: ends a conversation without cutting off its last
 *       words
 *   <li>{@link org.socketlab.wire.ClientThreads}: a thread for each client, virtual where Java has
 *       them
 * </ul>
 */
package org.socketlab.wire;
