package org.socketlab.socketserver.tws;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;

/**
 * A user: in JSON {@code {"id":1,"Nombre":"Ana"}}.
 *
 * @param id counted from 1; never reused
 * @param name 1 to 100 characters
 */
@JsonPropertyOrder({"id", "Nombre"})
record User(@JsonProperty("id") long id, @JsonProperty("Nombre") String name) {}
