/**
 * What every module's tests stand on.
 *
 * <ul>
 *   <li>{@link Grades}, {@link Check}: how a check is written
 *   <li>{@link Lab}: what a check works with: programs, connections, datagrams, chance
 *   <li>{@link Child}: a program under test, as a child process
 *   <li>{@link Usage}, {@link Hosts}: what checks of several programs expect of a command line, and
 *       what names resolve to meanwhile
 *   <li>{@link Peer}, {@link Door}, {@link Datagrams}: the other end, scripted
 *   <li>{@link Story}: what a failed check tells
 *   <li>{@link RealPeer}: programs that nobody here wrote, to test against
 *   <li>{@link Run}: a program inside a unit test's own process
 * </ul>
 *
 * <p>Behind it: {@code junit} carries a check out, {@code marks} collects what came of it, {@code
 * calibration} checks the checks on wrong programs, {@code lesson} checks the pages.
 */
package org.socketlab.testing;
