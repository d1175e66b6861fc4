/**
 * Lookups: what a program asks before it opens its first socket.
 *
 * <ol>
 *   <li>{@link org.socketlab.lookup.Basics01HostName basics-01}: this machine's name and address
 *   <li>{@link org.socketlab.lookup.Basics02Addresses basics-02}: the addresses behind any name
 *   <li>{@link org.socketlab.lookup.Basics03Services basics-03}: the service's name behind a port
 * </ol>
 *
 * <p>What they stand on: {@link org.socketlab.lookup.HostName}, for a machine that no resolver
 * knows; {@link org.socketlab.lookup.ServiceTable}, which reads the services database, and {@link
 * org.socketlab.lookup.Protocol}.
 */
package org.socketlab.lookup;
