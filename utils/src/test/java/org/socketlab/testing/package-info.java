/**
 * What every module's tests stand on.
 *
 * <ul>
 *   <li>{@link org.socketlab.testing.Grades}, {@link org.socketlab.testing.Check}: how a check is
 *       written
 *   <li>{@link org.socketlab.testing.Lab}: what a check works with: programs, connections,
 *       datagrams, chance
 *   <li>{@link org.socketlab.testing.Child}: a program under test, as a child process
 *   <li>{@link org.socketlab.testing.Usage}, {@link org.socketlab.testing.Hosts}: what checks of
 *       several programs expect of a command line, and what names resolve to meanwhile
 *   <li>{@link org.socketlab.testing.Peer}, {@link org.socketlab.testing.Door}, {@link
 *       org.socketlab.testing.Datagrams}: the other end, scripted
 *   <li>{@link org.socketlab.testing.Story}: what a failed check tells
 *   <li>{@link org.socketlab.testing.RealPeer}: programs that nobody here wrote, to test against
 *   <li>{@link org.socketlab.testing.Run}: a program inside a unit test's own process
 * </ul>
 *
 * <p>Behind it: {@code junit} carries a check out, {@code marks} collects what came of it, {@code
 * calibration} checks the checks on wrong programs, {@code lesson} checks the pages.
 */
package org.socketlab.testing;
