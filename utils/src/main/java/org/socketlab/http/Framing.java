package org.socketlab.http;

import java.math.BigInteger;
import java.util.List;

/**
 * Where a message's body ends (RFC 9112 section 6.3). Two who disagree on that disagree on where
 * the next message begins; that is how requests are smuggled. So what contradicts itself is
 * refused, not guessed at.
 */
public sealed interface Framing {
  /** After so many bytes; 0 is a message without a body. */
  record Length(long bytes) implements Framing {}

  /** After the last of its chunks, each of which says how long it is. */
  record Chunked() implements Framing {}

  /** Where the connection ends: there is no telling whether all of it came. */
  record UntilClose() implements Framing {}

  /**
   * The framing of the response to a GET.
   *
   * @throws BadMessage if its header contradicts itself
   */
  static Framing of(Response response) throws BadMessage {
    int code = response.status().code();
    if (response.status().isInterim() || code == 204 || code == 304) {
      return new Length(0); // rule 1: whatever its header says
    }
    List<String> codings = response.fields().list("Transfer-Encoding");
    List<String> lengths = response.fields().list("Content-Length");
    if (!codings.isEmpty() && !lengths.isEmpty()) { // rule 3
      throw new BadMessage("it has both Transfer-Encoding and Content-Length");
    }
    if (!codings.isEmpty()) {
      return coded(codings, response.status().minorVersion());
    }
    if (!lengths.isEmpty()) {
      return new Length(length(lengths));
    }
    return new UntilClose(); // rule 8
  }

  private static Framing coded(List<String> codings, int minorVersion) throws BadMessage {
    if (minorVersion == 0) { // section 6.1: 1.0 does not know it, so who wrote it?
      throw new BadMessage("it has Transfer-Encoding, which HTTP/1.0 does not have");
    }
    if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
      // RFC 9110 section 10.1.4: any other coding comes only to those who ask for it.
      throw new BadMessage("its Transfer-Encoding is not chunked alone");
    }
    return new Chunked();
  }

  /** Rule 5: the same length, said more than once, is forgiven. */
  private static long length(List<String> lengths) throws BadMessage {
    if (!lengths.stream().allMatch(text -> text.matches("[0-9]+"))) {
      throw new BadMessage("its Content-Length is not a number");
    }
    List<BigInteger> different = lengths.stream().map(BigInteger::new).distinct().toList();
    if (different.size() > 1) {
      throw new BadMessage("it has two different Content-Lengths");
    }
    if (different.get(0).bitLength() >= Long.SIZE) {
      throw new BadMessage("its Content-Length is beyond all measure");
    }
    return different.get(0).longValue();
  }
}
