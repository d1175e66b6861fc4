package org.socketlab.tap;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Watches one conversation: told of each step before it is passed on, so that an answer is never
 * seen before its question. Calls come from one thread at a time.
 */
public interface Witness {
  /** Both sides are connected (TCP). */
  void opened();

  /** The far side could not be reached, so the near one is reset (TCP). */
  void refused(String why);

  /**
   * A piece of a side's stream; where the pieces begin and end means nothing (TCP).
   *
   * @param bytes to be read during this call only
   */
  void bytes(Side from, ByteBuffer bytes);

  /** A side has ended its stream, and may go on reading (TCP). */
  void ended(Side from);

  /** A side has broken the connection, so the other one is reset (TCP). */
  void reset(Side by);

  /** A fault, asked for by the user, ended the conversation: {@code cut} or {@code reset} (TCP). */
  void disturbed(Fault by);

  /**
   * The user disturbs what a side sends from now on.
   *
   * @param now all its faults; none for bytes that pass as they come
   */
  void faults(Side from, Faults now);

  /**
   * A datagram (UDP).
   *
   * @param bytes to be read during this call only
   * @param copies how many are passed on: 1, or with a fault 0 or 2
   */
  void datagram(Side from, ByteBuffer bytes, int copies);

  /** A datagram found no socket on the side that it was for, as that side's kernel said (UDP). */
  void unreachable(Side whom);

  /**
   * A datagram came from neither side but from a stranger, and is not passed on (UDP).
   *
   * @param size how many bytes it has
   */
  void stray(InetSocketAddress from, int size);

  /** The conversation is over: the last call. */
  void closed();

  /** One witness that tells all of these. */
  static Witness all(Iterable<? extends Witness> witnesses) {
    return new Witnesses(witnesses);
  }
}
