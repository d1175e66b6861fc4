package org.socketlab.live;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A request's query, the part of the address after the question mark: {@code c=3&from=0&to=40}. */
final class PageQuery {
  private final Map<String, String> values;

  PageQuery(URI uri) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    values =
        Arrays.stream(query.split("&"))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> decoded(pair[1]), (a, b) -> b));
  }

  private static String decoded(String value) {
    return URLDecoder.decode(value, StandardCharsets.UTF_8);
  }

  /** A text; empty where there is none. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  /**
   * A number from 0.
   *
   * @throws NoSuchRow if the text is no number
   */
  int number(String name) throws NoSuchRow {
    String digits = text(name);
    if (!digits.matches("[0-9]{1,9}")) {
      throw new NoSuchRow(name + " should be a number");
    }
    return Integer.parseInt(digits);
  }

  /** The requested thing does not exist. */
  static final class NoSuchRow extends Exception {
    private static final long serialVersionUID = 1;

    NoSuchRow(String sentence) {
      super(sentence);
    }
  }
}
