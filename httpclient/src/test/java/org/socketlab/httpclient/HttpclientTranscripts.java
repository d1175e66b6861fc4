package org.socketlab.httpclient;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.socketlab.testing.lesson.Transcripts;

/** What README.md shows is what happens. */
final class HttpclientTranscripts {
  @TestFactory
  Stream<DynamicTest> readme() throws IOException {
    return Transcripts.of("httpclient/README.md");
  }
}
