package org.socketlab.http;

import java.math.BigInteger;
import java.util.List;

/**
 * Where a message's body ends (RFC 9112 section 6.3). Two recipients that disagree on the end
 * disagree on where the next message begins: that is request smuggling. So a contradictory message
 * is refused, not guessed at.
 */
public sealed interface Framing {
  /** After that many bytes; 0 is a message without a body. */
  record Length(long bytes) implements Framing {}

  /** After the last of its chunks, each of which says how long it is. */
  record Chunked() implements Framing {}

  /** Where the connection ends: nothing says whether all of the body came. */
  record UntilClose() implements Framing {}

  /**
   * The framing of a request.
   *
   * @throws BadMessage if its header contradicts itself
   */
  static Framing of(Request request) throws BadMessage {
    List<String> codings = request.fields().list("Transfer-Encoding");
    List<String> lengths = request.fields().list("Content-Length");
    if (!codings.isEmpty() && !lengths.isEmpty()) { // rule 3
      throw new BadMessage("it has both Transfer-Encoding and Content-Length");
    }
    if (codings.isEmpty()) {
      return new Length(lengths.isEmpty() ? 0 : length(lengths)); // rule 7
    }
    if (codings.stream().anyMatch(coding -> !coding.isEmpty() && !isChunked(coding))) {
      // Section 6.1: a coding that is not known here, so its content would mean nothing.
      throw new BadMessage("its Transfer-Encoding is not chunked alone", 501);
    }
    return coded(codings, request.line().minor());
  }

  private static boolean isChunked(String coding) {
    return coding.equalsIgnoreCase("chunked");
  }

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
    if (minorVersion == 0) { // section 6.1: HTTP/1.0 has no such field
      throw new BadMessage("it has Transfer-Encoding, which HTTP/1.0 does not have");
    }
    if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
      // RFC 9110 section 10.1.4: a server uses other codings only on request.
      throw new BadMessage("its Transfer-Encoding is not chunked alone");
    }
    return new Chunked();
  }

  /** Rule 5: a repeated Content-Length is forgiven if the values are equal. */
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
