/**
 * How a program starts, fails and prints; and the options that programs share.
 *
 * <ul>
 *   <li>{@link org.socketlab.cli.Program}: what every program of the course is
 *   <li>{@link org.socketlab.cli.Cli}: runs one from the command line, and the only place that
 *       exits
 *   <li>{@link org.socketlab.cli.Catalogue}: the programs in a jar
 *   <li>{@link org.socketlab.cli.Target}, {@link org.socketlab.cli.Listen}: the options of clients
 *       and of servers
 *   <li>{@link org.socketlab.cli.Failure}: a failure told in one sentence and a hint
 *   <li>{@link org.socketlab.cli.Trace}: {@code --trace}, a tap between a program and its peers
 *   <li>{@link org.socketlab.cli.Stop}: what a server does when it is told to stop
 *   <li>{@link org.socketlab.cli.StandardOutput}: stdout, byte for byte
 *   <li>{@link org.socketlab.cli.Terminal}: whether a person sits at standard input
 * </ul>
 */
package org.socketlab.cli;
