/**
 * One chat of several servers, which a NATS broker keeps.
 *
 * <ul>
 *   <li>{@link NatsStore}: each change is a {@link ChatCommand} that a {@link Publisher} adds to a
 *       {@link CommandStream} at the {@link Broker}
 *   <li>{@link Replica}: this server's copy, which a {@link Reading} of the stream keeps like all
 *       others; {@link Awaited}: who is told what came of a command
 * </ul>
 */
package org.socketlab.socketserver.chat.nats;
