package org.socketlab.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldTest {
  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of("A: b", "A", "b"),
        Arguments.of("A:b", "A", "b"),
        Arguments.of("A:", "A", ""),
        Arguments.of("A: \t ", "A", ""),
        Arguments.of("A: \tb c\t ", "A", "b c"),
        Arguments.of("A: b: c", "A", "b: c"),
        Arguments.of("A::", "A", ":"),
        Arguments.of("A : b", "A", "b"),
        Arguments.of("A \t: b", "A", "b"),
        Arguments.of("x-1_~!#$%&'*+.^`|: b", "x-1_~!#$%&'*+.^`|", "b"),
        Arguments.of("A: \u00a0b\u00a0", "A", "\u00a0b\u00a0"), // bytes, not blanks
        Arguments.of("A: \u001b[2J", "A", "\u001b[2J")); // RFC 9110 section 5.5: may be kept
  }

  @ParameterizedTest
  @MethodSource("good")
  void understands(String line, String name, String value) throws Exception {
    assertEquals(new Field(name, value), Field.parse(line));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "A b", "HTTP/1.1 200 OK", "<html>"})
  void refusesALineWithoutColon(String line) {
    BadMessage refusal = assertThrows(BadMessage.class, () -> Field.parse(line));
    assertEquals("it has a header line without a colon", refusal.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ": b",
        " : b",
        " A: b",
        "\tA: b",
        "A B: c",
        "A\u00a0: b",
        "\u00e9: b",
        "A\u001b[2J: b",
        "A\u007f: b",
        "(A): b",
        "A/B: c",
        "A@B: c",
        "\"A\": b",
        "A=B;c: d"
      })
  void refusesANameThatIsNoToken(String line) {
    BadMessage refusal = assertThrows(BadMessage.class, () -> Field.parse(line));
    assertEquals("it has a header line whose name is no token", refusal.getMessage());
  }

  @Test
  void aListMayComeOnOneLineOrMore() throws Exception {
    Fields fields =
        new Fields(
            List.of(
                Field.parse("Via: a, b"), Field.parse("Other: x"), Field.parse("VIA:c,\td ,, e")));
    assertEquals(List.of("a", "b", "c", "d", "", "e"), fields.list("via"));
    assertEquals(List.of(), fields.list("Missing"));
  }
}
