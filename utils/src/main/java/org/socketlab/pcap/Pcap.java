package org.socketlab.pcap;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Witness;

/**
 * A capture file, as Wireshark and tshark read it: a header, and for each packet the time, the
 * length and the bytes, from the IP header on.
 *
 * <p>A write that fails throws an {@link UncheckedIOException} that names the file: a {@link
 * Witness} cannot throw a checked exception.
 */
public final class Pcap implements Closeable {
  private static final int MAGIC = 0xA1B2C3D4; // times in microseconds
  private static final int LINKTYPE_RAW = 101; // no Ethernet: packets begin with their IP header
  private static final int LONGEST_PACKET = 1 << 18;

  private final OutputStream out;
  private final String name;
  private volatile long left = Long.MAX_VALUE;

  /**
   * Begins a file.
   *
   * @param out where the file goes; best buffered
   * @param name the file's name in a failure
   */
  public Pcap(OutputStream out, String name) {
    this.out = out;
    this.name = name;
    write(
        ByteBuffer.allocate(24)
            .putInt(MAGIC)
            .putShort((short) 2) // the format's version, 2.4
            .putShort((short) 4)
            .putInt(0) // times are UTC
            .putInt(0)
            .putInt(LONGEST_PACKET)
            .putInt(LINKTYPE_RAW));
  }

  /** A witness that writes a conversation into this file. */
  public Witness witness(Meeting meeting) {
    return new PcapWitness(this, meeting);
  }

  /** A file that ends, between two packets, after that many bytes: later packets are left out. */
  public Pcap(OutputStream out, String name, long most) {
    this(out, name);
    left = most;
  }

  /** Adds a packet: header and data, from the IP header on. */
  synchronized void packet(Instant time, ByteBuffer packet) {
    if (left <= 0) {
      return;
    }
    left -= packet.position();
    write(
        ByteBuffer.allocate(16)
            .putInt((int) time.getEpochSecond()) // unsigned: until 2106
            .putInt((int) TimeUnit.NANOSECONDS.toMicros(time.getNano()))
            .putInt(packet.position())
            .putInt(packet.position()));
    write(packet);
  }

  /** Whether the file has reached its limit: nothing more is added. */
  boolean isFull() {
    return left <= 0;
  }

  /** Flushes the packets so far to the file. */
  synchronized void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private void write(ByteBuffer written) {
    try {
      out.write(written.array(), 0, written.position());
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private UncheckedIOException failure(IOException e) {
    return new UncheckedIOException("cannot write " + name, e);
  }
}
