package org.socketlab.testing;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.socketlab.ladder.Printable;
import org.socketlab.net.Addresses;
import org.socketlab.tap.Side;

/** A UDP socket of a check, as a rule on a free port of 127.0.0.1. */
public final class Datagrams implements AutoCloseable {
  private static final int PATIENCE_MILLIS = Child.PATIENCE_SECONDS * 1000;
  private static final int SHOWN = 60;

  private final DatagramSocket socket;
  private final Story story;
  private final Supplier<Optional<String>> end;
  private final Map<InetSocketAddress, Recorded> peers = new ConcurrentHashMap<>();

  /** A received datagram, and its sender. */
  public record Received(byte[] bytes, SocketAddress from) {}

  /** A socket of a check; {@code end} tells how the program has ended, if it has. */
  Datagrams(Story story, Supplier<Optional<String>> end, String host, int port) {
    this.story = story;
    this.end = end;
    try {
      socket = new DatagramSocket(port, InetAddress.getByName(host));
    } catch (IOException e) {
      throw new CannotCheck(
          "cannot open a UDP socket on %s:%d: %s".formatted(host, port, e.getMessage()), e);
    }
  }

  /** The port, as an option's value. */
  public String port() {
    return String.valueOf(socket.getLocalPort());
  }

  /** Our address, which the program should name as its peer's. */
  public InetSocketAddress local() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Sends one datagram. */
  public void send(byte[] bytes, SocketAddress to) {
    story.step(
        "send",
        "to %s  %d B  %s".formatted(Addresses.text(to), bytes.length, Printable.of(bytes, SHOWN)));
    try {
      sendOne(bytes, to);
    } catch (IOException e) {
      throw new CannotCheck("the check's own datagram was not sent: " + e.getMessage(), e);
    }
  }

  /** Sends one datagram twice, as a network may duplicate it. */
  public void sendTwice(byte[] bytes, SocketAddress to) {
    send(bytes, to);
    send(bytes, to);
  }

  /**
   * Sends a datagram every 10 ms until the program has ended, and returns how many milliseconds
   * that took; fails if the program runs on for that many seconds.
   */
  public long flood(byte[] bytes, SocketAddress to, Child program, int seconds) {
    story.step("flood", "%s with %s".formatted(Addresses.text(to), Printable.of(bytes, SHOWN)));
    long start = System.nanoTime();
    long millis = 0;
    try {
      while (!program.hasEnded(10)) {
        sendOne(bytes, to);
        millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        if (millis > seconds * 1000L) {
          throw new CheckFailed("still running after " + seconds + " s of flood");
        }
      }
      return millis;
    } catch (IOException e) {
      throw new CannotCheck("the check's own datagram was not sent: " + e.getMessage(), e);
    }
  }

  /** Waits for one datagram. */
  public Received receive() {
    story.step("receive", "a datagram on " + Addresses.text(local()));
    Received received = receive(PATIENCE_MILLIS);
    if (received == null) {
      throw new CheckFailed(
          end.get()
              .map(ended -> ended + " before it sent a datagram")
              .orElse("no datagram came within " + PATIENCE_MILLIS / 1000 + " s"));
    }
    return received;
  }

  /** Expects that no datagram comes for a while. */
  public void expectSilence(int millis) {
    story.step("expect", "no datagram for " + millis + " ms");
    Received received = receive(millis);
    if (received != null) {
      throw new CheckFailed(
          "a datagram came where none is due: " + Printable.of(received.bytes(), SHOWN));
    }
  }

  /** Waits that long for one datagram; null if none comes, or the program ends first. */
  public Received receive(int millis) {
    try {
      return Patience.await(millis, end, this::next);
    } catch (SocketTimeoutException e) {
      return null;
    } catch (IOException e) {
      throw new CannotCheck("the check's own socket failed: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }

  private void sendOne(byte[] bytes, SocketAddress to) throws IOException {
    recorded(to, Side.NEAR).sends(bytes);
    socket.send(new DatagramPacket(bytes, bytes.length, to));
  }

  /** The conversation with that peer; the first to speak is the client, on the near side. */
  private Recorded recorded(SocketAddress peer, Side ours) {
    return peers.computeIfAbsent(
        (InetSocketAddress) peer, it -> story.recording().datagrams(ours, local(), it));
  }

  private Received next(int millis) throws IOException {
    byte[] buffer = new byte[65536];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    socket.setSoTimeout(millis);
    socket.receive(packet);
    recorded(packet.getSocketAddress(), Side.FAR).hears(buffer, 0, packet.getLength());
    return new Received(Arrays.copyOf(buffer, packet.getLength()), packet.getSocketAddress());
  }
}
