package org.socketlab.ladder;

/**
 * A part of a message that has a name, as the protocol's specification calls it.
 *
 * @param name the part's name, such as {@code header} or {@code stratum}; empty for more of the one
 *     before it
 * @param value what it is, fit for a terminal
 */
public record LabelledField(String name, String value) {}
