/**
 * How a program starts, fails and prints; and the options that programs share.
 *
 * <ul>
 *   <li>{@link Program}: what every program of the course is
 *   <li>{@link Cli}: runs one from the command line, and the only place that exits
 *   <li>{@link Catalogue}: the programs in a jar
 *   <li>{@link Target}, {@link Listen}: the options of clients and of servers
 *   <li>{@link Failure}: a failure told in one sentence and a hint
 *   <li>{@link Trace}: {@code --trace}, which draws what a program and its peers say
 *   <li>{@link Stop}: what a server does when it is told to stop
 *   <li>{@link StandardOutput}: stdout, byte for byte
 *   <li>{@link Terminal}: whether a person sits at standard input
 * </ul>
 */
package org.socketlab.cli;
