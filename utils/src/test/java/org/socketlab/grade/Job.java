package org.socketlab.grade;

import java.nio.file.Path;

/**
 * A submission that is to be graded.
 *
 * @param submission whose it is, and where
 * @param result the file to write
 * @param seed the student's own
 */
record Job(Submission submission, Path result, long seed) {}
