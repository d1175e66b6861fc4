package org.socketlab.testing;

import java.nio.ByteBuffer;
import org.socketlab.tap.Side;
import org.socketlab.tap.Witness;

/** A conversation that a check has with the program, as the check's socket hears it. */
final class Recorded {
  private final Witness witness;
  private final boolean udp;
  private final Side check;
  private boolean programEnded;

  Recorded(Witness witness, boolean udp, Side check) {
    this.witness = witness;
    this.udp = udp;
    this.check = check;
  }

  synchronized void opened() {
    witness.opened();
  }

  /** The check is about to send this. */
  synchronized void sends(byte[] bytes) {
    said(check, ByteBuffer.wrap(bytes));
  }

  /** The program's bytes have come: this part of the buffer. */
  synchronized void hears(byte[] buffer, int offset, int count) {
    said(check.other(), ByteBuffer.wrap(buffer, offset, count));
  }

  /** The check is about to end its stream. */
  synchronized void ends() {
    witness.ended(check);
  }

  /** The program's stream has come to its end; called again whenever the check asks for more. */
  synchronized void hearsEnd() {
    if (!programEnded) {
      programEnded = true;
      witness.ended(check.other());
    }
  }

  /** The check is about to break the connection. */
  synchronized void resets() {
    witness.reset(check);
  }

  /** The program's side has broken the connection; called again whenever the check tries again. */
  synchronized void hearsReset() {
    if (!programEnded) {
      programEnded = true;
      witness.reset(check.other());
    }
  }

  private void said(Side from, ByteBuffer bytes) {
    if (udp) {
      witness.datagram(from, bytes, 1);
    } else if (bytes.hasRemaining()) {
      witness.bytes(from, bytes);
    }
  }
}
