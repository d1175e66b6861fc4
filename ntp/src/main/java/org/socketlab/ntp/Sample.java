package org.socketlab.ntp;

import java.util.Comparator;

/**
 * One question and its answer: four timestamps, two by each clock.
 *
 * <pre>
 *   server   ------- T2 ----- T3 -------&gt;  its clock
 *                   /           \
 *   client   ---- T1 ----------- T4 -----&gt;  ours
 * </pre>
 *
 * @param sent T1, when our request left
 * @param answer with T2, when it arrived there, and T3, when the answer left
 * @param arrived T4, when the answer arrived here
 */
record Sample(NtpTimestamp sent, NtpPacket answer, NtpTimestamp arrived) {
  /** RFC 5905 section 10: of several samples, the quickest was disturbed least. */
  static final Comparator<Sample> BY_DELAY = Comparator.comparingLong(Sample::delayNanos);

  /**
   * How far the server's clock is ahead of ours, in nanoseconds (RFC 5905 section 8): the mean of
   * the ways there and back, so that their lengths cancel out if they are equal.
   */
  long offsetNanos() {
    return (answer.receive().nanosSince(sent) + answer.transmit().nanosSince(arrived)) / 2;
  }

  /**
   * How long the answer was under way, there and back, in nanoseconds: what passed here, less what
   * the server took. Negative only if a clock was set meanwhile.
   */
  long delayNanos() {
    return arrived.nanosSince(sent) - answer.transmit().nanosSince(answer.receive());
  }
}
