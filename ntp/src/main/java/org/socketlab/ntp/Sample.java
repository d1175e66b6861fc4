package org.socketlab.ntp;

/**
 * One question, its answer, and what they tell.
 *
 * @param request the packet sent
 * @param answer the packet received
 * @param offsetNanos how far the server's clock is ahead of ours, in nanoseconds
 * @param delayNanos how long both packets travelled, in nanoseconds; negative only if a clock was
 *     set meanwhile
 */
record Sample(NtpPacket request, NtpPacket answer, long offsetNanos, long delayNanos) {
  /** RFC 5905 section 10: of several samples, the quickest was disturbed least. */
  Sample orQuicker(Sample later) {
    return later.delayNanos < delayNanos ? later : this;
  }
}
