/**
 * What every module's tests stand on.
 *
 * <ul>
 *   <li>{@link org.socketlab.testing.Grades}, {@link org.socketlab.testing.Check}: how a check is
 *       written
 *   <li>{@link org.socketlab.testing.Lab}: what a check works with: programs, connections,
 *       datagrams, chance
 *   <li>{@link org.socketlab.testing.Child}: a program under test, as a child process
 *   <li>{@link org.socketlab.testing.Peer}, {@link org.socketlab.testing.Door}, {@link
 *       org.socketlab.testing.Datagrams}: the other end, scripted
 *   <li>{@link org.socketlab.testing.Story}: what a failed check tells
 *   <li>{@link org.socketlab.testing.Calibration}: checks the checks on wrong programs
 *   <li>{@link org.socketlab.testing.RealPeer}: programs that nobody here wrote, to test against
 *   <li>{@link org.socketlab.testing.MarksListener}: collects the marks of {@code mvn test}
 * </ul>
 */
package org.socketlab.testing;
