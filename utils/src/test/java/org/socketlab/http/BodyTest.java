package org.socketlab.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies, read off streams that deliver them whole, in pieces and byte by byte. */
final class BodyTest {
  private static final Framing CHUNKED = new Framing.Chunked();

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of(new Framing.UntilClose(), "", ""),
        Arguments.of(new Framing.UntilClose(), "a\r\n\r\n\0\u00ff", "a\r\n\r\n\0\u00ff"),
        Arguments.of(new Framing.Length(0), "surplus", ""),
        Arguments.of(new Framing.Length(3), "abc", "abc"),
        Arguments.of(new Framing.Length(3), "abcsurplus", "abc"),
        Arguments.of(CHUNKED, "0\r\n\r\n", ""),
        Arguments.of(CHUNKED, "3\r\nabc\r\n0\r\n\r\nsurplus", "abc"),
        Arguments.of(CHUNKED, "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n", "abcde"),
        Arguments.of(CHUNKED, "3\r\nabc\r\n0\r\nA: b\n\n", "abc"),
        Arguments.of(CHUNKED, "A\r\n0123456789\r\n0\r\n\r\n", "0123456789"),
        Arguments.of(CHUNKED, "a\r\n0123456789\r\n0\r\n\r\n", "0123456789"),
        Arguments.of(CHUNKED, "0003\r\nabc\r\n000\r\n\r\n", "abc"),
        Arguments.of(CHUNKED, "0".repeat(4000) + "3\r\nabc\r\n0\r\n\r\n", "abc"),
        Arguments.of(CHUNKED, "3 \t\r\nabc\r\n0 \r\n\r\n", "abc"),
        Arguments.of(CHUNKED, "3;a=b;c=\"d;e\";f\r\nabc\r\n0;g\r\n\r\n", "abc"),
        Arguments.of(CHUNKED, "3 ; a = b\r\nabc\r\n0\r\n\r\n", "abc"),
        Arguments.of(CHUNKED, "7\r\n\r\n0\r\n\r\n\r\n0\r\n\r\n", "\r\n0\r\n\r\n"),
        Arguments.of(CHUNKED, "3\r\nabc\r\n0\r\nA: b\r\nC: d\r\n e\r\n\r\n", "abc"));
  }

  @ParameterizedTest
  @MethodSource("good")
  void readsToTheBodysEndAndNoFurther(Framing framing, String sent, String body) throws Exception {
    for (Wire wire : Wire.values()) {
      assertArrayEquals(Wire.bytes(body), body(wire, framing, sent).readAllBytes());
      assertArrayEquals(Wire.bytes(body), oneByOne(body(wire, framing, sent)));
    }
  }

  static Stream<Arguments> bad() {
    String size = "it has a chunk whose size is no hexadecimal number";
    String tooLarge = "it has a chunk whose size is beyond all measure";
    String elsewhere = "it has a chunk that does not end where its size says";
    return Stream.of(
        bad(new Framing.Length(3), "ab", "ab", "the body ended after 2 of 3 bytes"),
        bad(new Framing.Length(3), "", "", "the body ended after 0 of 3 bytes"),
        bad(CHUNKED, "", "", "the stream ended within a chunk's size line"),
        bad(CHUNKED, "3", "", "the stream ended within a chunk's size line"),
        bad(CHUNKED, "3\r\na", "a", "the stream ended within a chunk, 2 bytes before its end"),
        bad(CHUNKED, "3\r\nabc", "abc", "the stream ended after a chunk that was not the last"),
        bad(CHUNKED, "3\r\nabc\r\n", "abc", "the stream ended within a chunk's size line"),
        bad(CHUNKED, "3\r\nabc\r\n0\r\n", "abc", "the stream ended within the trailer section"),
        bad(CHUNKED, "3\r\nabc\r\n0\r\nA", "abc", "the stream ended within the trailer section"),
        bad(CHUNKED, "3\r\nabcd\r\n0\r\n\r\n", "abc", elsewhere),
        bad(CHUNKED, "3\r\nab\r\n0\r\n\r\n", "ab\r", elsewhere),
        bad(CHUNKED, "3\r\nabc0\r\n\r\n", "abc", elsewhere),
        bad(CHUNKED, "3\r\nabc\n0\r\n\r\n", "abc", elsewhere),
        bad(CHUNKED, "3\r\nabc\r", "abc", "the stream ended after a chunk that was not the last"),
        bad(CHUNKED, "3\nabc", "", "it has a chunk whose size line does not end with CR LF"),
        bad(CHUNKED, "\r\n", "", size),
        bad(CHUNKED, "x\r\n", "", size),
        bad(CHUNKED, "-3\r\nabc\r\n", "", size),
        bad(CHUNKED, "+3\r\nabc\r\n", "", size),
        bad(CHUNKED, "0x3\r\nabc\r\n", "", size),
        bad(CHUNKED, " 3\r\nabc\r\n", "", size),
        bad(CHUNKED, "3 3\r\nabc\r\n", "", size),
        bad(CHUNKED, "3,\r\nabc\r\n", "", size),
        bad(CHUNKED, ";a\r\n", "", size),
        bad(CHUNKED, "\u00b3\r\nabc\r\n", "", size),
        bad(CHUNKED, "8000000000000000\r\na", "", tooLarge),
        bad(CHUNKED, "f".repeat(4000) + "\r\na", "", tooLarge),
        bad(CHUNKED, "3;" + "x".repeat(4096), "", "a chunk's size line is longer than 4096 bytes"),
        bad(CHUNKED, "3;a\rb\r\nabc", "", "it has a carriage return or a NUL inside a line"),
        bad(
            CHUNKED,
            "3\r\nabc\r\n0\r\nno colon\r\n\r\n",
            "abc",
            "it has a header line without a colon"),
        bad(
            CHUNKED,
            "3\r\nabc\r\n0\r\n" + "A:\r\n".repeat(1001),
            "abc",
            "the trailer section has more than 1000 lines"),
        bad(
            CHUNKED,
            "3\r\nabc\r\n0\r\nA: " + "x".repeat(256 << 10),
            "abc",
            "the trailer section is longer than 262144 bytes"));
  }

  private static Arguments bad(Framing framing, String sent, String before, String sentence) {
    return Arguments.of(framing, sent, before, sentence);
  }

  @ParameterizedTest
  @MethodSource("bad")
  void failsWhereTheBodyBreaksOffOrItsRulesAreBroken(
      Framing framing, String sent, String before, String sentence) {
    for (Wire wire : Wire.values()) {
      InputStream body = body(wire, framing, sent);
      ByteArrayOutputStream got = new ByteArrayOutputStream();
      IOException failure = assertThrows(IOException.class, () -> body.transferTo(got));
      assertEquals(sentence, failure.getMessage());
      assertArrayEquals(Wire.bytes(before), got.toByteArray());
    }
  }

  private static InputStream body(Wire wire, Framing framing, String sent) {
    return new MessageReader(wire.carries(sent), Limits.RESPONSE).body(framing);
  }

  private static byte[] oneByOne(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int b; (b = in.read()) >= 0; ) {
      bytes.write(b);
    }
    return bytes.toByteArray();
  }
}
