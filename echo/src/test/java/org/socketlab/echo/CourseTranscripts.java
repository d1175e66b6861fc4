package org.socketlab.echo;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.socketlab.testing.lesson.Transcripts;

/** What the course's own README.md shows is what happens; it is about the echo pair. */
final class CourseTranscripts {
  @TestFactory
  Stream<DynamicTest> readme() throws IOException {
    return Transcripts.of("README.md");
  }
}
