package org.socketlab.socketserver.chatclient;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * A message of the chat, as the server sends it.
 *
 * @param id its number, one more than the previous message's
 * @param name its author
 * @param text its current text; empty if it is deleted
 * @param deleted whether its author deleted it
 */
record ReceivedMessage(long id, String name, String text, boolean deleted) {
  /**
   * Parses {@code {"id", "name", "text", "at", "edited", "deleted"}}.
   *
   * @throws IOException if the JSON is not such a message
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
