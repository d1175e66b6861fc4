package org.socketlab.tap;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;

/** What a side is saying, until the other one answers. */
final class Turn {
  private final Side from;
  private final Duration began;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private Duration latest;
  private long size;

  Turn(Side from, Duration began) {
    this.from = from;
    this.began = began;
  }

  /** Adds what the side said, keeping at most that many bytes in all. */
  void add(ByteBuffer bytes, Duration at, int most) {
    size += bytes.remaining();
    latest = at;
    byte[] part = new byte[Math.max(0, Math.min(bytes.remaining(), most - kept.size()))];
    bytes.get(part);
    kept.writeBytes(part);
  }

  Side from() {
    return from;
  }

  /** When the side last added bytes. */
  Duration latest() {
    return latest;
  }

  int kept() {
    return kept.size();
  }

  Entry entry() {
    return new Entry(Entry.Kind.BYTES, from, began, kept.toByteArray(), size, "");
  }
}
