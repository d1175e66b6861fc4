package org.socketlab.tap;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** Several witnesses of one conversation; each is told everything. */
record Witnesses(Iterable<? extends Witness> all) implements Witness {
  @Override
  public void opened() {
    all.forEach(Witness::opened);
  }

  @Override
  public void refused(String why) {
    tell(one -> one.refused(why));
  }

  @Override
  public void bytes(Side from, ByteBuffer bytes) {
    tell(one -> one.bytes(from, bytes.duplicate()));
  }

  @Override
  public void ended(Side from) {
    tell(one -> one.ended(from));
  }

  @Override
  public void reset(Side by) {
    tell(one -> one.reset(by));
  }

  @Override
  public void disturbed(Fault by) {
    tell(one -> one.disturbed(by));
  }

  @Override
  public void faults(Side from, Faults now) {
    tell(one -> one.faults(from, now));
  }

  @Override
  public void datagram(Side from, ByteBuffer bytes, int copies) {
    tell(one -> one.datagram(from, bytes.duplicate(), copies));
  }

  @Override
  public void unreachable(Side whom) {
    tell(one -> one.unreachable(whom));
  }

  @Override
  public void stray(InetSocketAddress from, int size) {
    tell(one -> one.stray(from, size));
  }

  @Override
  public void closed() {
    all.forEach(Witness::closed);
  }

  private void tell(Consumer<Witness> what) {
    all.forEach(what);
  }
}
