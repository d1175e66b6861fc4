package org.socketlab.ladder;

import java.util.List;
import java.util.Optional;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Size;

/**
 * The text at an arrow.
 *
 * @param first the size and the title, or the first bytes
 * @param below the rows below it: fields with their names, or more bytes
 * @param isLabelled whether a protocol explains the bytes
 */
record ArrowText(String first, List<String> below, boolean isLabelled) {
  private static final int MOST_ROWS = 8;

  /**
   * The text of what a side said.
   *
   * @param labels this conversation's labels, which have read it up to this entry
   * @param arrow the columns that a text in the arrow may take
   * @param block the columns that a row of fields may take
   */
  static ArrowText of(Entry entry, Labels labels, int arrow, int block) {
    Optional<Labelled> labelled = labels.of(entry, block);
    if (labelled.isPresent()) {
      String title = Size.of(entry.size()) + "  " + labelled.get().title();
      return new ArrowText(title, labelled.get().rows(block), true);
    }
    List<String> rows = Excerpt.sized(entry.kept(), entry.size(), arrow, MOST_ROWS);
    return new ArrowText(rows.get(0), rows.subList(1, rows.size()), false);
  }
}
