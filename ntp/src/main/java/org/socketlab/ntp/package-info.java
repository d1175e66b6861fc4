/**
 * The time of day, asked for twice: with a library and with one socket.
 *
 * <ul>
 *   <li>{@link NtpServer ntp-server}: tells the time, so that a class needs no internet
 *   <li>{@link Basics04Library basics-04}: asks with commons-net
 *   <li>{@link Basics05Datagram basics-05}: asks with a DatagramSocket and 48 bytes
 *   <li>{@link NtpPacket}, {@link NtpTimestamp}: the 48 bytes of a packet, and the 8 bytes of each
 *       timestamp
 *   <li>{@link AnswerRules}: which datagram is an answer, and which answer is a time
 *   <li>{@link WarmUp}: keeps Java's start-up out of the four timestamps
 *   <li>{@link Sample}, {@link Samples}: offset and delay, and the best of several
 * </ul>
 */
package org.socketlab.ntp;
