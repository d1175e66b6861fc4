package org.socketlab.live;

import java.util.List;

/**
 * Some of a conversation's rows.
 *
 * @param from the first one's number
 * @param rows the rows, in order
 */
record Span(int from, List<Row> rows) {}
