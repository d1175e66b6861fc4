package org.socketlab.http;

/**
 * The head of a response; its body follows on the stream, as {@link Framing#of} says.
 *
 * @param status the status line
 * @param fields the header section
 */
public record Response(StatusLine status, Fields fields) {}
