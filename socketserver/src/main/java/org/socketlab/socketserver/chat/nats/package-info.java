/**
 * One chat of several servers, which a NATS broker keeps.
 *
 * <ul>
 *   <li>{@link NatsStore}: each change is a {@link ChatCommand} that a {@link Publisher} adds to a
 *       {@link CommandStream} at the {@link Broker}
 *   <li>{@link Replica}: this server's copy, which a {@link Reading} of the stream keeps equal to
 *       the others; {@link Awaited}: the commands whose results are awaited
 * </ul>
 */
package org.socketlab.socketserver.chat.nats;
