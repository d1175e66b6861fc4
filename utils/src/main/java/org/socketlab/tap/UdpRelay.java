package org.socketlab.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * One client's datagrams through a tap. Each client has a socket of its own: a datagram that comes
 * back to that socket is for that client.
 *
 * <p>UDP has no connections, so nobody says when a conversation is over: a minute of silence ends
 * it.
 */
final class UdpRelay implements Loop.Handler, Relay {
  private static final int MOST_WAITING = 1024;
  private static final long SILENCE = TimeUnit.SECONDS.toNanos(60);

  private final Loop loop;
  private final Tap tap;
  private final UdpDoor door;
  private final DatagramChannel far;
  private final UdpStrangers strangers;
  private final Meeting meeting;
  private final Witness witness;
  private final Map<Side, Random> chances = new EnumMap<>(Side.class);
  private final Map<Side, Faults> faults = new EnumMap<>(Side.class);
  private long lastHeard = System.nanoTime();
  private boolean open = true;

  UdpRelay(Loop loop, Tap tap, UdpDoor door, InetSocketAddress client) throws IOException {
    this.loop = loop;
    this.tap = tap;
    this.door = door;
    far = DatagramChannel.open();
    UdpStrangers others = null;
    try {
      // A connected UDP socket takes datagrams only from the far side, and learns if nobody listens
      // there.
      tap.origin().bind(far, client);
      far.connect(tap.far());
      meeting = tap.meeting(true, client, (InetSocketAddress) far.getLocalAddress());
      loop.watch(far, SelectionKey.OP_READ, this);
      others = UdpStrangers.besides(far, loop, this);
    } catch (IOException e) {
      far.close();
      throw e;
    }
    strangers = others;
    for (Side from : Side.values()) {
      chances.put(from, tap.faults().chance(meeting.number(), from));
      faults.put(from, tap.faults().of(from));
    }
    witness = tap.witness(meeting);
    tap.began(this);
    loop.after(SILENCE, this::endWhenSilent);
  }

  /** A datagram from the client. */
  void fromNear(ByteBuffer bytes) {
    disturb(Side.NEAR, bytes);
  }

  /** A datagram from a stranger to the socket by which the far side knows this client. */
  void fromStranger(InetSocketAddress stranger, int size) {
    witness.stray(stranger, size);
  }

  /** The far side's socket has a datagram for us, or an error. */
  @Override
  public void ready(SelectionKey key) {
    takeOne();
  }

  @Override
  public void takeIn() {
    for (int i = 0; i < MOST_WAITING && open && takeOne(); i++) {
      continue;
    }
  }

  /** Takes one datagram, or an error; false if there was neither. */
  private boolean takeOne() {
    try {
      ByteBuffer bytes = loop.buffer();
      if (far.receive(bytes) == null) {
        return false;
      }
      disturb(Side.FAR, bytes.flip());
    } catch (PortUnreachableException e) {
      witness.unreachable(Side.FAR);
    } catch (IOException e) {
      close();
    }
    return true;
  }

  @Override
  public int number() {
    return meeting.number();
  }

  @Override
  public void disturb(Side from, Faults now) {
    faults.put(from, now);
    witness.faults(from, now);
  }

  private void disturb(Side from, ByteBuffer bytes) {
    lastHeard = System.nanoTime();
    // Both are drawn each time, so that one fault's luck does not depend on the other.
    boolean drop = happens(Fault.Kind.DROP, from);
    boolean duplicate = happens(Fault.Kind.DUPLICATE, from);
    int copies = drop ? 0 : duplicate ? 2 : 1;
    if (copies > 0 && faults.get(from).has(Fault.Kind.DELAY)) {
      ByteBuffer copy = ByteBuffer.allocate(bytes.remaining()).put(bytes).flip();
      long nanos = TimeUnit.MILLISECONDS.toNanos(faults.get(from).amount(Fault.Kind.DELAY));
      loop.after(nanos, () -> pass(from, copy, copies));
    } else {
      pass(from, bytes, copies);
    }
  }

  private boolean happens(Fault.Kind kind, Side from) {
    Faults now = faults.get(from);
    return now.has(kind) && chances.get(from).nextInt(100) < now.amount(kind);
  }

  private void pass(Side from, ByteBuffer bytes, int copies) {
    if (!open) {
      return;
    }
    witness.datagram(from, bytes.duplicate(), copies);
    try {
      for (int i = 0; i < copies; i++) {
        if (from == Side.NEAR) {
          sendToFar(bytes.duplicate());
        } else {
          door.send(bytes.duplicate(), meeting.near());
        }
      }
    } catch (PortUnreachableException e) {
      witness.unreachable(Side.FAR); // the answer to the datagram before this one
    } catch (IOException e) {
      // No room, or no route: a datagram may get lost, and its sender must cope with that.
    }
  }

  private void sendToFar(ByteBuffer bytes) throws IOException {
    // A datagram may be empty, but Java's connected channel sends no empty datagram. The
    // unconnected channel beside it has the same address.
    if (bytes.hasRemaining() || !strangers.send(bytes, meeting.far())) {
      far.write(bytes);
    }
  }

  private void endWhenSilent() {
    long left = lastHeard + SILENCE - System.nanoTime();
    if (left <= 0) {
      close();
    } else if (open) {
      loop.after(left, this::endWhenSilent);
    }
  }

  /** Datagrams have no end: what has come has been passed on. */
  @Override
  public boolean hasEnded(Side side) {
    return true;
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      Loop.close(far);
      strangers.close();
      door.over(meeting.near());
      tap.over(this);
      witness.closed();
    }
  }
}
