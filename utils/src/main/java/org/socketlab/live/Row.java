package org.socketlab.live;

import java.util.Locale;
import java.util.Optional;
import org.socketlab.ladder.Excerpt;
import org.socketlab.ladder.Labelled;
import org.socketlab.tap.Entry;

/**
 * One row of a conversation's diagram.
 *
 * @param entry what happened
 * @param labelled a protocol's explanation of the bytes, if any
 */
record Row(Entry entry, Optional<Labelled> labelled) {
  /** The columns that a row's text may take: the page cuts off the rest. */
  private static final int COLUMNS = 120;

  /** The text at the arrow: the title, or else the first bytes; a note's text. */
  String text() {
    if (!isSaid()) {
      return entry.note();
    }
    return labelled
        .map(Labelled::title)
        .orElseGet(
            () ->
                Excerpt.of(entry.kept(), entry.size(), COLUMNS, 1).stream().findFirst().orElse(""));
  }

  /** Whether the row holds bytes or a datagram, not a signal or a note. */
  boolean isSaid() {
    return entry.kind() == Entry.Kind.BYTES || entry.kind() == Entry.Kind.DATAGRAM;
  }

  /** Whether the row's bytes, fields or note contain a text, in any case of letters. */
  boolean contains(String lowerCase) {
    return lower(text()).contains(lowerCase)
        || lower(String.join("\n", Excerpt.of(entry.kept(), entry.size(), COLUMNS, 10_000)))
            .contains(lowerCase)
        || labelled.stream()
            .flatMap(one -> one.fields().stream())
            .anyMatch(field -> lower(field.name() + " " + field.value()).contains(lowerCase));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
