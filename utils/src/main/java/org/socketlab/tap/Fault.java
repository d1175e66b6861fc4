package org.socketlab.tap;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A way in which a tap disturbs a conversation, as a real network or a real peer does.
 *
 * @param kind what it does
 * @param amount how much of it, in the kind's unit; 0 for a kind that has none
 * @param from whose bytes it disturbs; null for both sides'
 */
public record Fault(Kind kind, long amount, Side from) {
  /** What a fault does, and to what. */
  public enum Kind {
    /** TCP: delivers a byte at a time. */
    DRIBBLE(null, 0, true, false),
    /** TCP: delivers what comes within 50 ms as one piece. */
    COALESCE(null, 0, true, false),
    /** Delivers everything so many milliseconds later. */
    DELAY("MS", 60_000, true, true),
    /** TCP: ends both streams when so many bytes of one have passed. */
    CUT("BYTES", Long.MAX_VALUE, true, false),
    /** TCP: resets both sides when so many bytes of one stream have passed. */
    RESET("BYTES", Long.MAX_VALUE, true, false),
    /** UDP: loses that percentage of the datagrams. */
    DROP("PERCENT", 100, false, true),
    /** UDP: delivers that percentage of the datagrams twice. */
    DUPLICATE("PERCENT", 100, false, true);

    private final String unit;
    private final long most;
    private final boolean tcp;
    private final boolean udp;

    Kind(String unit, long most, boolean tcp, boolean udp) {
      this.unit = unit;
      this.most = most;
      this.tcp = tcp;
      this.udp = udp;
    }

    /** Whether the fault is for UDP, or else for TCP; {@code delay} is for both. */
    boolean disturbs(boolean datagrams) {
      return datagrams ? udp : tcp;
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    private String usage() {
      return unit == null ? text() : text() + "=" + unit;
    }

    private String range() {
      return most == Long.MAX_VALUE ? "a number from 0" : "a number from 0 to " + most;
    }
  }

  /**
   * Reads a fault as a user writes it: {@code dribble}, {@code delay=20}, {@code client:delay=20}
   * for only what the client sends.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static Fault of(String text) {
    for (Side side : Side.values()) {
      if (text.startsWith(prefix(side))) {
        Fault both = ofBoth(text.substring(prefix(side).length()));
        return new Fault(both.kind(), both.amount(), side);
      }
    }
    return ofBoth(text);
  }

  private static Fault ofBoth(String text) {
    String[] parts = text.split("=", 2);
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.text().equals(parts[0]))
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("'" + parts[0] + "' is no fault: " + all()));
    boolean hasAmount = parts.length == 2;
    if (kind.unit == null && hasAmount) {
      throw new IllegalArgumentException("'" + text + "': " + parts[0] + " takes no number");
    }
    if (kind.unit == null) {
      return new Fault(kind, 0, null);
    }
    try {
      boolean digits = hasAmount && parts[1].matches("[0-9]+"); // ASCII ones, no plus sign
      long amount = Long.parseLong(digits ? parts[1] : "");
      if (amount >= 0 && amount <= kind.most) {
        return new Fault(kind, amount, null);
      }
    } catch (NumberFormatException e) {
      // The sentence below is for both: not a number, and not in the range.
    }
    throw new IllegalArgumentException(
        "'" + text + "' should be " + kind.usage() + ", " + kind.range());
  }

  private static String all() {
    return Arrays.stream(Kind.values()).map(Kind::usage).collect(Collectors.joining(", "));
  }

  /** Whether it disturbs what that side sends. */
  boolean disturbs(Side side) {
    return from == null || from == side;
  }

  /** Whether both are of one kind, and disturb the same side. */
  boolean meets(Fault other) {
    return kind == other.kind && (from == null || other.from == null || from == other.from);
  }

  /** Whether it ends the conversation. */
  boolean isLimit() {
    return kind == Kind.CUT || kind == Kind.RESET;
  }

  Fault notBefore(long passed) {
    return isLimit() ? new Fault(kind, Math.max(amount, passed), from) : this;
  }

  private static String prefix(Side side) {
    return side == Side.NEAR ? "client:" : "server:";
  }

  /** As a user writes it. */
  @Override
  public String toString() {
    String whose = from == null ? "" : prefix(from);
    return whose + (kind.unit == null ? kind.text() : kind.text() + "=" + amount);
  }
}
