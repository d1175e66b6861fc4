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
 * @param labelled what a protocol says of its bytes, if one does
 */
record Row(Entry entry, Optional<Labelled> labelled) {
  /** The columns that a row's text may take: the page cuts off what it has no room for. */
  private static final int COLUMNS = 120;

  /** What stands at the arrow: what it is, or its first bytes; of a note its text. */
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

  /** Whether somebody said something; otherwise it is a signal or a note. */
  boolean isSaid() {
    return entry.kind() == Entry.Kind.BYTES || entry.kind() == Entry.Kind.DATAGRAM;
  }

  /** Whether a text is in it, in letters of any case: in its bytes, its fields, or its note. */
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
