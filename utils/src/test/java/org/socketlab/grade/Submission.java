package org.socketlab.grade;

import java.nio.file.Path;

/**
 * What one student has handed in.
 *
 * @param student the name in all reports: the folder's name, or the name in the course's system
 * @param id the student's number in that system; empty without one
 * @param source a folder or a zip
 * @param folder the name that Moodle expects feedback under; otherwise the source's
 */
record Submission(String student, String id, Path source, String folder) {
  /** The student's name as a file's: without what a file's name can't have, or should not. */
  String fileName() {
    StringBuilder name = new StringBuilder();
    student
        .codePoints()
        .forEach(
            point -> {
              boolean odd = Character.isISOControl(point) || "/\\:*?\"<>|".indexOf(point) >= 0;
              name.appendCodePoint(odd ? '_' : point);
            });
    if (name.isEmpty() || name.charAt(0) == '.') {
      name.insert(0, '_');
    }
    return name.toString();
  }
}
