/**
 * The base of every module's tests.
 *
 * <ul>
 *   <li>{@link Grades}, {@link Check}: how a check is written
 *   <li>{@link Lab}: what a check works with: programs, connections, datagrams, chance
 *   <li>{@link Child}: a program under test, as a child process
 *   <li>{@link Usage}, {@link Hosts}: what several programs' checks expect of a command line, and
 *       what names resolve to
 *   <li>{@link Peer}, {@link Door}, {@link Datagrams}: the other end, scripted
 *   <li>{@link Story}: what a failed check tells
 *   <li>{@link RealPeer}: independent programs, to test against
 *   <li>{@link Run}: a program inside a unit test's own process
 * </ul>
 *
 * <p>Behind these: {@code junit} carries out a check, {@code marks} collects the results, {@code
 * calibration} checks the checks on wrong programs, {@code lesson} checks the pages.
 */
package org.socketlab.testing;
