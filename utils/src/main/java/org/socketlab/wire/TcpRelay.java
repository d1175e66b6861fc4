package org.socketlab.wire;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.EnumSet;
import java.util.Set;

/**
 * One TCP conversation through a tap: a connection with the near side, one with the far side, and a
 * {@link Way} for each direction between them.
 *
 * <p>A TCP connection is two streams, which end apart from each other. So there are two ways to
 * hear of an end, and each is passed on as what it was:
 *
 * <ul>
 *   <li>A side ends its stream: it sends a FIN, and our read returns -1. We end ours towards the
 *       other side and go on carrying what that one still says: a half-close. When both have ended
 *       theirs, the connection is closed.
 *   <li>A side breaks the connection: it sends a RST, and our read or write fails. Nothing can be
 *       said any more, and we break the connection with the other side, too.
 * </ul>
 */
final class TcpRelay implements Loop.Handler, Relay {
  private final Loop loop;
  private final Tap tap;
  private final Meeting meeting;
  private final SocketChannel near;
  private final SocketChannel far;
  private final SelectionKey nearKey;
  private final SelectionKey farKey;
  private final Way there;
  private final Way back;

  private final Set<Side> ended = EnumSet.noneOf(Side.class);

  private Witness witness;
  private boolean open = true;

  /**
   * Takes a connection from the near side.
   *
   * @param far a bound channel to the far side: connected, or still to be
   */
  TcpRelay(Loop loop, Tap tap, Meeting meeting, SocketChannel near, SocketChannel far)
      throws IOException {
    this.loop = loop;
    this.tap = tap;
    this.meeting = meeting;
    this.near = near;
    this.far = far;
    nearKey = loop.watch(near, 0, this);
    farKey = loop.watch(far, 0, this);
    there = new Way(loop, this, Side.NEAR, nearKey, farKey, tap.faults());
    back = new Way(loop, this, Side.FAR, farKey, nearKey, tap.faults());
  }

  /** Connects to the far side; nothing is read from the near one until that is done. */
  void connect() {
    try {
      if (far.isConnected() || far.connect(meeting.far())) {
        connected();
      } else {
        farKey.interestOps(SelectionKey.OP_CONNECT);
      }
    } catch (IOException e) {
      refused(e);
    }
  }

  @Override
  public void ready(SelectionKey key) {
    if (key.isConnectable()) {
      finishConnect();
      return;
    }
    if (key.isReadable()) {
      (key == nearKey ? there : back).read();
    }
    if (key.isValid() && key.isWritable()) {
      (key == nearKey ? back : there).write();
    }
  }

  private void finishConnect() {
    try {
      far.finishConnect();
      connected();
    } catch (IOException e) {
      refused(e);
    }
  }

  private void connected() throws IOException {
    // Each piece goes on at once: waiting for more to fill a segment (Nagle) is for the sender.
    near.setOption(StandardSocketOptions.TCP_NODELAY, true);
    far.setOption(StandardSocketOptions.TCP_NODELAY, true);
    farKey.interestOps(0);
    witness = tap.witness(meeting);
    witness.opened();
    there.start();
    back.start();
  }

  private void refused(IOException why) {
    witness = tap.witness(meeting);
    witness.refused(why.getMessage());
    breakOff(near);
    close();
  }

  /** A side's stream has ended, and all its bytes have been passed on. */
  void ended(Side from) {
    witness.ended(from);
    try {
      channel(from.other()).shutdownOutput();
    } catch (IOException broken) {
      reset(from.other());
      return;
    }
    ended.add(from);
    if (ended.size() == 2) {
      close();
    } else {
      tap.proceeded();
    }
  }

  /** A side has broken the connection. */
  void reset(Side by) {
    witness.reset(by);
    breakOff(channel(by.other()));
    close();
  }

  /** A fault ends the conversation. */
  void disturb(Fault fault) {
    witness.disturbed(fault);
    if (fault.kind() == Fault.Kind.RESET) {
      breakOff(near);
      breakOff(far);
    } else {
      Farewell.say(loop, nearKey);
      Farewell.say(loop, farKey);
    }
    over();
  }

  /** Closes both connections as they are. */
  @Override
  public void close() {
    Loop.close(near);
    Loop.close(far);
    over();
  }

  @Override
  public boolean hasEnded(Side side) {
    return ended.contains(side);
  }

  boolean isOpen() {
    return open;
  }

  Witness witness() {
    return witness;
  }

  private void over() {
    if (open) {
      open = false;
      tap.over(this);
      if (witness != null) {
        witness.closed();
      }
    }
  }

  private SocketChannel channel(Side side) {
    return side == Side.NEAR ? near : far;
  }

  /** Closes with a RST in place of a FIN: what SO_LINGER with no time to linger does. */
  private static void breakOff(SocketChannel channel) {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // That side is gone, too: there is nobody to reset.
    }
    Loop.close(channel);
  }
}
