/**
 * What every program needs and the JDK's sockets lack.
 *
 * <ul>
 *   <li>{@link Addresses}: looked up, and shown as numbers
 *   <li>{@link LingeringClose}: ends a connection without cutting off its last words
 *   <li>{@link ClientThreads}: a thread for each client, virtual where Java has them
 * </ul>
 */
package org.socketlab.net;
