package org.socketlab.http;

import java.util.Arrays;
import java.util.List;

/**
 * The fields of a header or trailer section, in the order in which they came.
 *
 * @param all every field; a name may come more than once
 */
public record Fields(List<Field> all) {
  /** The fields, which can't be changed from here on. */
  public Fields {
    all = List.copyOf(all);
  }

  /**
   * The elements of a field whose value is a list: {@code a, b} on one line is the same as {@code
   * a} and {@code b} on two (RFC 9110 section 5.3). None if the field is not there.
   */
  public List<String> list(String name) {
    return all.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .flatMap(field -> Arrays.stream(field.value().split(",", -1)))
        .map(Field::withoutBlanks)
        .toList();
  }
}
