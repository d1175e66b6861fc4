package org.socketlab.ladder;

import java.util.ArrayList;
import java.util.List;

/**
 * Bytes that a protocol explains.
 *
 * @param title what they are, such as {@code HTTP request}
 * @param fields their parts, in order
 */
public record Labelled(String title, List<LabelledField> fields) {
  /** The columns of the fields' names and the gap after them. */
  static final int NAMES = 17;

  /** The fields as a table of two columns, no wider than that. */
  List<String> rows(int width) {
    int names = fields.stream().mapToInt(field -> field.name().length()).max().orElse(0) + 2;
    List<String> rows = new ArrayList<>();
    for (LabelledField field : fields) {
      String name = field.name();
      for (String value : Columns.wrap(field.value(), width - names)) {
        rows.add(Columns.pad(name, names) + value);
        name = "";
      }
    }
    return rows;
  }
}
