package org.socketlab.tap;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Queue;

/** A witness of the pieces in which streams are passed on. */
record PieceSizes(Queue<Integer> sizes) implements Witness {
  @Override
  public void bytes(Side from, ByteBuffer bytes) {
    sizes.add(bytes.remaining());
  }

  @Override
  public void opened() {}

  @Override
  public void refused(String why) {}

  @Override
  public void ended(Side from) {}

  @Override
  public void reset(Side by) {}

  @Override
  public void disturbed(Fault by) {}

  @Override
  public void faults(Side from, Faults now) {}

  @Override
  public void datagram(Side from, ByteBuffer bytes, int copies) {}

  @Override
  public void unreachable(Side whom) {}

  @Override
  public void stray(InetSocketAddress from, int size) {}

  @Override
  public void closed() {}
}
