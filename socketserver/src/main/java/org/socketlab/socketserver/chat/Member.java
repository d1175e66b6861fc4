package org.socketlab.socketserver.chat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A member of the chat: in JSON {@code {"name":"ana"}}.
 *
 * <p>A name is free again when its member leaves, and the next member may take it. So a message
 * belongs to a member by number, which is never reused, and not by name.
 *
 * @param id counted from 1
 * @param name 1 to 32 characters
 */
public record Member(@JsonIgnore long id, @JsonProperty("name") String name) {}
