/**
 * Lookups: what a program asks before it opens its first socket.
 *
 * <ol>
 *   <li>{@link Basics01HostName basics-01}: this machine's name and address
 *   <li>{@link Basics02Addresses basics-02}: the addresses behind any name
 *   <li>{@link Basics03Services basics-03}: the service's name behind a port
 * </ol>
 *
 * <p>They build on {@link HostName}, for a machine that no resolver knows; {@link ServiceTable},
 * which reads the services database, and {@link Protocol}.
 */
package org.socketlab.lookup;
