package org.socketlab.socketserver.chat;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Who is in the chat: in JSON {@code {"name":"ana"}}.
 *
 * <p>A name is free again when its member leaves, and the next one to take it is somebody else. So
 * a message belongs to a member by number, which is never given twice, and not by name.
 *
 * @param id from 1 on
 * @param name 1 to 32 characters
 */
public record Member(@JsonIgnore long id, @JsonProperty("name") String name) {}
