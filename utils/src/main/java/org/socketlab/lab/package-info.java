/**
 * The course itself: its exercises, and what is known of somebody's work on them.
 *
 * <ul>
 *   <li>{@link org.socketlab.lab.Course}, {@link org.socketlab.lab.Exercise}: what there is to do
 *   <li>{@link org.socketlab.lab.Mark}, {@link org.socketlab.lab.Verdict}: what one check found
 *   <li>{@link org.socketlab.lab.Marks}: all marks of a run, which fail closed
 *   <li>{@link org.socketlab.lab.MarksTable}, {@link org.socketlab.lab.MarksReport}, {@link
 *       org.socketlab.lab.GradescopeResults}: the marks for a terminal, for reading, for a machine
 * </ul>
 */
package org.socketlab.lab;
