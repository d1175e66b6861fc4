package org.socketlab.ntp;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.socketlab.testing.lesson.Transcripts;

final class NtpTranscripts {
  @TestFactory
  Stream<DynamicTest> theClientsAndTheServerDoWhatTheirLessonsSay() throws IOException {
    return Transcripts.of("ntp/README.md");
  }
}
