/**
 * The student's loop, {@code bin/lab}: a folder with a program to complete for each exercise, the
 * checks without Maven, hints and progress.
 *
 * <p>{@link LabMain} lists the commands, a class each. {@link Workbook} is the student's folder,
 * {@link Handout} a program in it, {@link Hints} and {@link Progress} what their names say; {@link
 * Checking} is one run of an exercise's checks, which {@link Grader} carries out. This package is
 * among the tests because it runs the kit's checks.
 */
package org.socketlab.lab;

import org.socketlab.tool.Handout;
