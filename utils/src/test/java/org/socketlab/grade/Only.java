package org.socketlab.grade;

import java.io.IOException;
import org.socketlab.sandbox.StagedFolder;

/** Which submissions are graded again. */
enum Only {
  /** Those that did not get all points. */
  FAILED,
  /** Those whose marks are not final. */
  ENVIRONMENT,
  /** Those that were handed in again. */
  CHANGED;

  /** Whether a submission with these marks is one. */
  boolean holds(Submission submission, StudentResult result) throws IOException {
    return switch (this) {
      case FAILED -> result.isFinal() && result.score() < result.points();
      case ENVIRONMENT -> result.refusal().isEmpty() && !result.isFinal();
      case CHANGED -> !fingerprint(submission).equals(result.fingerprint());
    };
  }

  private static String fingerprint(Submission submission) throws IOException {
    try (Staging staging = new Staging(submission)) {
      return staging.fingerprint();
    } catch (StagedFolder.Refused e) {
      return "";
    }
  }
}
