package org.socketlab.lookup;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.socketlab.testing.lesson.Transcripts;

final class UtilsTranscripts {
  @TestFactory
  Stream<DynamicTest> theLookupsDoWhatTheirLessonsSay() throws IOException {
    return Transcripts.of("utils/README.md");
  }
}
