package org.socketlab.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One TCP conversation through a tap: a connection with the near side, one with the far side, and a
 * {@link Way} for each direction between them.
 *
 * <p>A TCP connection is two streams that end independently. The tap hears of an end in two ways,
 * and passes on each as it is:
 *
 * <ul>
 *   <li>A side ends its stream: it sends a FIN, and our read returns -1. We end our stream to the
 *       other side and go on carrying what the other side still says: a half-close. When both sides
 *       have ended their streams, the connection is closed.
 *   <li>A side breaks the connection: it sends a RST, and our read or write fails. Nothing can be
 *       said any more, and we break the connection with the other side, too.
 * </ul>
 */
final class TcpRelay implements Loop.Handler, Relay {
  private static final long RETRY = TimeUnit.MILLISECONDS.toNanos(20);

  private final Loop loop;
  private final Tap tap;
  private final TcpDoor door;
  private final InetSocketAddress client;
  private final InetSocketAddress via; // asked for now: a channel that fails to connect forgets it
  private final SocketChannel near;
  private final SocketChannel far;
  private final SelectionKey nearKey;
  private final SelectionKey farKey;
  private final Way there;
  private final Way back;

  private final Set<Side> ended = EnumSet.noneOf(Side.class);

  private Witness witness;
  private int number;
  private boolean open = true;

  /**
   * Takes a connection from the near side.
   *
   * @param far a bound channel to the far side
   */
  TcpRelay(Loop loop, Tap tap, TcpDoor door, SocketChannel near, SocketChannel far)
      throws IOException {
    this.loop = loop;
    this.tap = tap;
    this.door = door;
    this.client = (InetSocketAddress) near.getRemoteAddress();
    this.via = (InetSocketAddress) far.getLocalAddress();
    this.near = near;
    this.far = far;
    nearKey = loop.watch(near, 0, this);
    farKey = loop.watch(far, 0, this);
    there = new Way(loop, this, Side.NEAR, nearKey, farKey, tap.faults().of(Side.NEAR));
    back = new Way(loop, this, Side.FAR, farKey, nearKey, tap.faults().of(Side.FAR));
  }

  /** Connects to the far side; nothing is read from the near one until that is done. */
  void connect() {
    try {
      if (far.connect(tap.far())) {
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
    tap.reached();
    Meeting meeting = tap.meeting(false, client, via);
    number = meeting.number();
    witness = tap.witness(meeting);
    witness.opened();
    there.start();
    back.start();
  }

  private void refused(IOException why) {
    if (tap.isAwaited()) { // the client waits, as it would in a listener's backlog
      Loop.close(far);
      loop.after(RETRY, this::tryAgain);
      return;
    }
    witness = tap.witness(tap.meeting(false, client, via));
    witness.refused(why.getMessage());
    breakOff(near);
    close();
  }

  private void tryAgain() {
    if (!open) {
      return;
    }
    over();
    try {
      door.relay(near);
    } catch (IOException e) {
      // The client has gone, or no socket is left for it: its connection is closed.
    }
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public void disturb(Side from, Faults faults) {
    Way way = from == Side.NEAR ? there : back;
    witness.faults(from, way.disturb(faults));
    way.goOn();
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
    return witness == null || ended.contains(side); // before it is connected it says nothing
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

  /** Closes with a RST instead of a FIN, by SO_LINGER with a time of 0. */
  private static void breakOff(SocketChannel channel) {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      // That side is gone, too: there is nobody to reset.
    }
    Loop.close(channel);
  }
}
