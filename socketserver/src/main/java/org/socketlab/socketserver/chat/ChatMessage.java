package org.socketlab.socketserver.chat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A message: in JSON {@code
 * {"id":1,"name":"ana","text":"hola","at":"2026-11-20T10:14:00.123Z","edited":false,"deleted":false}}.
 *
 * @param id counted from 1, increasing by one, never reused
 * @param name the author's name
 * @param text 1 to 4,000 characters; empty if the message was deleted
 * @param at when it was posted, in UTC with milliseconds (RFC 3339)
 * @param edited whether its text was changed since
 * @param deleted whether the text was deleted; the id remains
 */
@JsonPropertyOrder({"id", "name", "text", "at", "edited", "deleted"})
public record ChatMessage(
    @JsonProperty("id") long id,
    @JsonProperty("name") String name,
    @JsonProperty("text") String text,
    @JsonProperty("at") String at,
    @JsonProperty("edited") boolean edited,
    @JsonProperty("deleted") boolean deleted) {}
