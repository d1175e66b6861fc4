package org.socketlab.echo;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.socketlab.cli.Failure;
import org.socketlab.ladder.Printable;

/** The echo of a message: compared with the message piece by piece, and passed on. */
final class Echo {
  private final ByteBuffer sent;
  private final Consumer<ByteBuffer> taker;
  private long count;
  private String firstWrong;
  private String ending;

  /**
   * An echo of which nothing has come yet.
   *
   * @param message the bytes between its position and its limit
   * @param taker gets each piece as it came
   */
  Echo(ByteBuffer message, Consumer<ByteBuffer> taker) {
    this.sent = message.slice();
    this.taker = taker;
  }

  /** The message, to be sent: a view with a position of its own. */
  ByteBuffer message() {
    return sent.duplicate();
  }

  /** The message's length, in bytes. */
  int size() {
    return sent.limit();
  }

  /** A piece has come: the bytes between its position and its limit. */
  void came(ByteBuffer piece) {
    if (firstWrong == null) {
      compare(piece);
    }
    count += piece.remaining();
    taker.accept(piece);
  }

  private void compare(ByteBuffer piece) {
    int from = (int) Math.min(count, size());
    ByteBuffer expected = sent.slice(from, Math.min(piece.remaining(), size() - from));
    int at = expected.mismatch(piece);
    if (at >= 0) {
      String why =
          at < expected.limit()
              ? " and should be " + shown(expected.get(at))
              : ", and only " + size() + " were sent";
      firstWrong =
          "byte " + (count + at + 1) + " is " + shown(piece.get(piece.position() + at)) + why;
    }
  }

  /** Records why no more can come: {@code "the connection ended"}. */
  void ended(String why) {
    ending = why;
  }

  /** Why no more can come, or null while more may come. */
  String ending() {
    return ending;
  }

  /** Whether as many bytes are back as were sent. */
  boolean isWhole() {
    return count >= size();
  }

  /** Whether more bytes are back than were sent. */
  boolean isTooLong() {
    return count > size();
  }

  /**
   * {@code byte 3 is 'x' (78) and should be 'l' (6c)}, counted from 1; null while no byte is wrong.
   */
  String firstWrong() {
    return firstWrong;
  }

  /** {@code after 3 of 5 bytes}. */
  String progress() {
    return "after " + count + " of " + size() + " bytes";
  }

  /**
   * Says what is wrong, if anything is.
   *
   * @param what the echo's name in a sentence: {@code "the echo from localhost port 8888"}
   * @throws Failure if the echo differs from the message, is longer, or is incomplete
   */
  void expectRight(String what) throws Failure {
    String ended = ending + " " + progress();
    if (firstWrong != null) {
      throw Failure.of(what + " differs: " + firstWrong + (isWhole() ? "" : "; " + ended))
          .hint("is another service on that port? An echo server says nothing of its own");
    }
    if (!isWhole()) {
      throw Failure.of(what + " is not whole: " + ended);
    }
  }

  private static String shown(byte b) {
    String hex = "%02x".formatted(b);
    return b > ' ' && b < 0x7f
        ? "'" + Printable.escaped(String.valueOf((char) b)) + "' (" + hex + ")"
        : hex;
  }
}
