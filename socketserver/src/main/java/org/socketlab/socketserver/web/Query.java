package org.socketlab.socketserver.web;

import java.util.Map;
import java.util.TreeMap;

/**
 * The part of a target after the question mark: {@code after=7&wait=30}.
 *
 * @param values the values by their names, decoded; a name without one has an empty value
 */
public record Query(Map<String, String> values) {
  /** The query of a request's target; empty if it has none. */
  public static Query of(String target) {
    Map<String, String> values = new TreeMap<>();
    int start = target.indexOf('?');
    if (start >= 0) {
      for (String pair : target.substring(start + 1).split("&")) {
        int equals = pair.indexOf('=');
        values.put(
            decoded(equals < 0 ? pair : pair.substring(0, equals)),
            decoded(equals < 0 ? "" : pair.substring(equals + 1)));
      }
    }
    return new Query(values);
  }

  /** Text that can't be decoded stays unchanged; such a value is not a number. */
  private static String decoded(String text) {
    String decoded = ResourcePath.decoded(text);
    return decoded == null ? text : decoded;
  }

  /**
   * A whole number.
   *
   * @param otherwise the value if the query does not have the name
   * @throws Refusal 400 if the value is not a number in that range
   */
  public long number(String name, long least, long most, long otherwise) throws Refusal {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value.matches("\\d{1,18}")) {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw new Refusal(400, "the query's " + name + " has to be a number" + range(least, most));
  }

  private static String range(long least, long most) {
    return " from " + least + (most == Long.MAX_VALUE ? " on" : " to " + most);
  }
}
