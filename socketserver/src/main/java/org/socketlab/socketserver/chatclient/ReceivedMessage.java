package org.socketlab.socketserver.chatclient;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * A message of the chat, as the server tells it.
 *
 * @param id its number; each message's is one more than that of the message before it
 * @param name who wrote it
 * @param text what it says now; empty if it is deleted
 * @param deleted whether its writer took it back
 */
record ReceivedMessage(long id, String name, String text, boolean deleted) {
  /**
   * Understands {@code {"id", "name", "text", "at", "edited", "deleted"}}.
   *
   * @throws IOException if it is something else
   */
  static ReceivedMessage of(JsonNode json) throws IOException {
    long id = json.path("id").asLong();
    JsonNode name = json.path("name");
    if (id < 1 || !name.isTextual()) {
      throw new IOException("its reply is not a message of a chat");
    }
    return new ReceivedMessage(
        id, name.textValue(), json.path("text").asText(""), json.path("deleted").asBoolean());
  }
}
