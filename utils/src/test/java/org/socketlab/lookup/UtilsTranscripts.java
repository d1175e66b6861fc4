package org.socketlab.lookup;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.socketlab.grade.Sandboxes;
import org.socketlab.testing.lesson.Transcripts;

final class UtilsTranscripts {
  @TestFactory
  Stream<DynamicTest> theLookupsDoWhatTheirLessonsSay() throws IOException {
    return Transcripts.of("utils/README.md");
  }

  @TestFactory
  Stream<DynamicTest> aClassIsGradedAsInstructorsAreTold() throws IOException {
    Sandboxes.mustWork();
    return Transcripts.of("docs/instructor.md");
  }
}
