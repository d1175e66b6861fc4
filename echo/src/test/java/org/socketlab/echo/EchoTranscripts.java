package org.socketlab.echo;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.socketlab.testing.lesson.Transcripts;

final class EchoTranscripts {
  @TestFactory
  Stream<DynamicTest> theEchoPairDoesWhatItsLessonsSay() throws IOException {
    return Transcripts.of("echo/README.md");
  }
}
