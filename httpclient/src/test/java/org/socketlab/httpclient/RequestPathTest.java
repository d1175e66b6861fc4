package org.socketlab.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

final class RequestPathTest {
  private final RequestPath path = new RequestPath();

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "//, //",
    "/a/b?c=d&e, /a/b?c=d&e",
    "/%20%zz%C3%B1, /%20%zz%C3%B1",
    "/ñ, /%C3%B1",
    "/日本, /%E6%97%A5%E6%9C%AC",
    "/😀, /%F0%9F%98%80"
  })
  void encodesWhatIsBeyondAscii(String given, String sent) {
    assertEquals(sent, path.convert(given));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a/b", "http://localhost/", "?a", " /", "*"})
  void beginsWithASlash(String given) {
    refused(given, "'" + given + "' does not begin with /");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ ",
        "/a b",
        "/a\tb",
        "/a\rb",
        "/a\nb",
        "/a\r\nEvil: yes",
        "/\0",
        "/\u001b",
        "/\u007f",
        "/\u0085",
        "/\u00a0",
        "/\u2028",
        "/\u3000"
      })
  void hasNoBlanksOrControlCharacters(String given) {
    refused(given, "it has a blank or a control character (a blank is written %20)");
  }

  @ParameterizedTest
  @ValueSource(strings = "/\uFFFD")
  void hasNoCharactersThatTheLocaleLost(String given) {
    refused(
        given,
        "it has characters that this locale does not know (see LC_ALL, or write them as %HH)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/#", "/a#b", "/a?b#c"})
  void hasNoFragment(String given) {
    refused(
        given,
        "it has a #, and what follows that is for the browser alone (a # in a path is written"
            + " %23)");
  }

  private void refused(String given, String sentence) {
    TypeConversionException refusal =
        assertThrows(TypeConversionException.class, () -> path.convert(given));
    assertEquals(sentence, refusal.getMessage());
  }
}
