package org.socketlab.socketserver.chatserver;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.socketlab.testing.lesson.Transcripts;

/** What the lesson of the chat promises is what happens. */
final class ChatTranscripts {
  @TestFactory
  Stream<DynamicTest> readme() throws IOException {
    return Transcripts.of("socketserver/README-chat.md");
  }
}
