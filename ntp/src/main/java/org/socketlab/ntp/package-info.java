/**
 * The time of day, asked for twice: with a library and with one socket.
 *
 * <ul>
 *   <li>{@link org.socketlab.ntp.NtpServer ntp-server}: tells the time, so that a class needs no
 *       internet
 *   <li>{@link org.socketlab.ntp.Basics04Library basics-04}: asks with commons-net
 *   <li>{@link org.socketlab.ntp.Basics05Datagram basics-05}: asks with a DatagramSocket and 48
 *       bytes
 *   <li>{@link org.socketlab.ntp.NtpPacket}, {@link org.socketlab.ntp.NtpTimestamp}: the 48 bytes,
 *       and the 8 that each time in them takes
 *   <li>{@link org.socketlab.ntp.AnswerRules}: which datagram is an answer, and which answer is a
 *       time
 *   <li>{@link org.socketlab.ntp.Warming}, {@link org.socketlab.ntp.PromptSocket}: what keeps our
 *       own slowness out of the four times
 *   <li>{@link org.socketlab.ntp.Sample}, {@link org.socketlab.ntp.Samples}: offset and delay, and
 *       the best of several
 * </ul>
 */
package org.socketlab.ntp;
