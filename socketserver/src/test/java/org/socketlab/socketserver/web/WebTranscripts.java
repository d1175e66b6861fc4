package org.socketlab.socketserver.web;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.socketlab.testing.lesson.Transcripts;

/** What the lessons of the web servers promise is what happens. */
final class WebTranscripts {
  @TestFactory
  Stream<DynamicTest> readme() throws IOException {
    return Transcripts.of("socketserver/README-web.md");
  }
}
