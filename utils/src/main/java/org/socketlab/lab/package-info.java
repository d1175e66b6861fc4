/**
 * The course itself: its exercises, and what is known of somebody's work on them.
 *
 * <ul>
 *   <li>{@link Course}, {@link Exercise}: what there is to do
 *   <li>{@link Mark}, {@link Verdict}: what one check found
 *   <li>{@link Marks}: all marks of a run, which fail closed
 *   <li>{@link MarksTable}, {@link MarksReport}, {@link GradescopeResults}: the marks for a
 *       terminal, for reading, for a machine
 * </ul>
 */
package org.socketlab.lab;
