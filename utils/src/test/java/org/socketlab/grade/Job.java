package org.socketlab.grade;

import java.nio.file.Path;

/**
 * A submission that is to be graded.
 *
 * @param submission the submission to grade
 * @param result the file to write
 * @param seed the student's own seed
 */
record Job(Submission submission, Path result, long seed) {}
