package org.socketlab.tap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Listens on one address, connects to another, and passes bytes and stream ends both ways, for any
 * number of conversations at once. A {@link Witness} is told what passes.
 *
 * <p>One thread does it all, so read on in this order: {@link Loop} waits until a socket is ready,
 * {@link TcpDoor} accepts, a {@link TcpRelay} connects to the far side, and its two {@link Way}s
 * carry the bytes. For UDP it is {@link UdpDoor} and {@link UdpRelay}.
 */
public final class Tap implements AutoCloseable {
  private static final long MOMENT = 200; // ms

  private final Faults faults;
  private final Function<Meeting, Witness> witnesses;
  private final RelaySource origin;
  private final Loop loop = new Loop();

  // These four belong to the loop's thread.
  private final Set<Relay> relays = new LinkedHashSet<>();
  private Runnable whenProceeded = () -> {};
  private int meetings;
  private boolean awaited;

  private TcpDoor tcp;
  private UdpDoor udp;
  private volatile InetSocketAddress far;

  /**
   * A tap that listens nowhere yet.
   *
   * @param faults how it disturbs what it passes on
   * @param witnesses gives each new conversation a witness; called in the tap's thread
   */
  public Tap(Faults faults, Function<Meeting, Witness> witnesses) throws IOException {
    this(faults, witnesses, RelaySource.ANY);
  }

  /** The same, which connects to the far side from addresses of the caller's choice. */
  public Tap(Faults faults, Function<Meeting, Witness> witnesses, RelaySource origin)
      throws IOException {
    this.faults = faults;
    this.witnesses = witnesses;
    this.origin = origin;
  }

  /**
   * Listens for TCP connections, which wait until {@link #to} says where to pass them on to.
   *
   * @param address where; port 0 is any free one
   * @return the address that it listens on
   */
  public InetSocketAddress listen(InetSocketAddress address) throws IOException {
    tcp = new TcpDoor(loop, this, address);
    return tcp.address();
  }

  /** Listens for UDP datagrams; as {@link #listen}. */
  public InetSocketAddress listenUdp(InetSocketAddress address) throws IOException {
    udp = new UdpDoor(loop, this, address);
    return udp.address();
  }

  /** Passes everything on to that address from now on. */
  public void to(InetSocketAddress far) {
    this.far = far;
    loop.execute(
        () -> {
          try {
            if (tcp != null) {
              tcp.open();
            }
            if (udp != null) {
              udp.open();
            }
          } catch (IOException e) {
            throw new UncheckedIOException("cannot wait for the tap's clients", e);
          }
        });
  }

  /** The same, for a server that is about to listen: until then, TCP clients wait. */
  public void toOneThatWillListen(InetSocketAddress far) {
    loop.execute(() -> awaited = true);
    to(far);
  }

  /** Disturbs what a side of an open conversation sends from now on. */
  public void disturb(int conversation, Side from, Faults with) {
    loop.execute(
        () ->
            relays.stream()
                .filter(relay -> relay.number() == conversation)
                .findFirst()
                .ifPresent(relay -> relay.disturb(from, with.of(from))));
  }

  /** Accepts no more clients; open conversations go on. */
  public void stopListening() {
    loop.execute(this::closeDoors);
  }

  /**
   * Closes the tap when the program on one side has ended: first passes on what the program still
   * had under way, and leaves the other side a moment to end.
   *
   * @param side where the program was
   * @param most how long to wait for a slow receiver
   */
  public void finish(Side side, Duration most) {
    CountDownLatch passedOn = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    loop.execute(
        () -> {
          awaited = false;
          takeIn();
          closeDoors();
          whenProceeded =
              () -> {
                if (relays.stream().allMatch(relay -> relay.hasEnded(side))) {
                  passedOn.countDown();
                }
                if (relays.stream().allMatch(Relay::isOver)) {
                  over.countDown();
                }
              };
          whenProceeded.run();
        });
    try {
      if (passedOn.await(most.toMillis(), TimeUnit.MILLISECONDS)) {
        over.await(MOMENT, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
  }

  /**
   * Stops listening and ends the conversations that are still open; their witnesses have been told
   * when this returns.
   */
  @Override
  public void close() {
    loop.execute(
        () -> {
          closeDoors();
          List.copyOf(relays).forEach(Relay::close);
        });
    loop.stop();
  }

  Faults faults() {
    return faults;
  }

  InetSocketAddress far() {
    return far;
  }

  RelaySource origin() {
    return origin;
  }

  /** Whether the server has yet to listen. */
  boolean isAwaited() {
    return awaited;
  }

  /** The server listens. */
  void reached() {
    awaited = false;
  }

  Meeting meeting(boolean udp, InetSocketAddress near, InetSocketAddress via) {
    return new Meeting(++meetings, udp, near, via, far);
  }

  Witness witness(Meeting meeting) {
    return witnesses.apply(meeting);
  }

  void began(Relay relay) {
    relays.add(relay);
  }

  void over(Relay relay) {
    relays.remove(relay);
    proceeded();
  }

  /** A stream or a conversation has ended. */
  void proceeded() {
    whenProceeded.run();
  }

  private void takeIn() {
    if (tcp != null) {
      tcp.takeIn();
    }
    if (udp != null) {
      udp.takeIn();
    }
    List.copyOf(relays).forEach(Relay::takeIn);
  }

  private void closeDoors() {
    if (tcp != null) {
      tcp.close();
    }
    if (udp != null) {
      udp.close();
    }
  }
}
