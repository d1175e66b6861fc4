package org.socketlab.tap;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * How a tap disturbs its conversations.
 *
 * @param all the faults, at most one of each kind for each side
 * @param seed what chance begins with: the same seed loses the same datagrams
 */
public record Faults(List<Fault> all, long seed) {
  /** A tap that passes everything on as it came. */
  public static final Faults NONE = new Faults(List.of(), 0);

  /** Copies the list, so that it can't change. */
  public Faults {
    all = List.copyOf(all);
  }

  /**
   * Checks that the faults fit each other and the protocol.
   *
   * @throws IllegalArgumentException with a sentence for the user
   */
  public static Faults of(List<Fault> all, boolean udp, long seed) {
    List<Fault> seen = new ArrayList<>();
    for (Fault fault : all) {
      if (!fault.kind().disturbs(udp)) {
        throw new IllegalArgumentException(
            "'%s' is a fault of %s, and this is %s"
                .formatted(fault, udp ? "TCP" : "UDP", udp ? "UDP (--udp)" : "TCP (no --udp)"));
      }
      if (seen.stream().anyMatch(fault::meets)) {
        throw new IllegalArgumentException("'" + fault + "': that kind of fault is given twice");
      }
      seen.add(fault);
    }
    return new Faults(all, seed);
  }

  /** Those that disturb what a side sends. */
  public Faults of(Side from) {
    return new Faults(all.stream().filter(fault -> fault.disturbs(from)).toList(), seed);
  }

  /** The same faults, but none cuts or resets before that many bytes have passed. */
  Faults notBefore(long passed) {
    return new Faults(all.stream().map(fault -> fault.notBefore(passed)).toList(), seed);
  }

  /** Whether chance plays a part, so that the seed matters. */
  public boolean random() {
    return has(Fault.Kind.DROP) || has(Fault.Kind.DUPLICATE);
  }

  /** The fault that ends a TCP conversation first, if one does. */
  Optional<Fault> limit() {
    return all.stream().filter(Fault::isLimit).min(Comparator.comparing(Fault::amount));
  }

  boolean has(Fault.Kind kind) {
    return find(kind).isPresent();
  }

  Optional<Fault> find(Fault.Kind kind) {
    return all.stream().filter(fault -> fault.kind() == kind).findFirst();
  }

  /** How much of a fault there is; 0 where there is none. */
  long amount(Fault.Kind kind) {
    return find(kind).map(Fault::amount).orElse(0L);
  }

  /**
   * The random numbers of one direction of one conversation; other conversations do not change
   * them.
   */
  Random chance(int conversation, Side from) {
    return new Random(seed * 1_000_003 + conversation * 2L + from.ordinal());
  }

  /** The faults as a user writes them after {@code --fault}. */
  @Override
  public String toString() {
    return all.stream().map(Fault::toString).collect(Collectors.joining(","));
  }
}
