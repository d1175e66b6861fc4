package org.socketlab.socketserver;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.socketlab.testing.lesson.Transcripts;

/** What README.md shows of the five servers is what happens. */
final class SocketserverTranscripts {
  @TestFactory
  Stream<DynamicTest> readme() throws IOException {
    return Transcripts.of("socketserver/README.md");
  }

  /** The features of all programs, shown with a server of this module. */
  @TestFactory
  Stream<DynamicTest> howToReadAProgram() throws IOException {
    return Transcripts.of("docs/how-to-read-a-program.md");
  }

  /** The lesson of utils whose transcripts need a server and a client of later modules. */
  @TestFactory
  Stream<DynamicTest> wiretap() throws IOException {
    return Transcripts.of("utils/README-wiretap.md");
  }
}
