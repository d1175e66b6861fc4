package org.socketlab.ntp;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Target;
import org.socketlab.net.Addresses;

/** The datagrams that were dropped while waiting for an answer: how many, and why. */
final class Strays {
  /**
   * How many kinds are counted separately, so that a flood from a thousand addresses does not fill
   * memory.
   */
  private static final int KINDS = 3;

  private final Target server;
  private final InetSocketAddress asked;
  private final Map<String, Integer> kinds = new LinkedHashMap<>();
  private int others;
  private String answeredInPlace;

  /** The strays of a question to that server, at that address. */
  Strays(Target server, InetSocketAddress asked) {
    this.server = server;
    this.asked = asked;
  }

  /** Drops one, for a reason in words. */
  void drop(DatagramPacket datagram, String why) {
    if (datagram.getPort() == asked.getPort()
        && !datagram.getAddress().equals(asked.getAddress())) {
      answeredInPlace = Addresses.text(datagram.getAddress());
    }
    if (kinds.containsKey(why) || kinds.size() < KINDS) {
      kinds.merge(why, 1, Integer::sum);
    } else {
      others++;
    }
  }

  /** The failure when no answer came in time: it says what was dropped, and why. */
  Failure noAnswer() {
    String sentence = "cannot ask %s: no answer within %s".formatted(server, server.timeout());
    if (kinds.isEmpty()) {
      return Failure.of(sentence)
          .hint("UDP does not say when nobody listens: is it the right server, and its port?");
    }
    StringBuilder dropped = new StringBuilder();
    kinds.forEach(
        (why, count) ->
            dropped.append(dropped.isEmpty() ? "" : "; ").append(count).append(" x ").append(why));
    if (others > 0) {
      dropped.append("; ").append(others).append(" x for other reasons");
    }
    Failure failure = Failure.of(sentence + ", dropped " + dropped);
    if (answeredInPlace == null) {
      return failure;
    }
    // RFC 1122 section 4.1.3.5: an answer should leave from the address that was asked.
    return failure.hint(
        "%s answered in place of %s: does the server listen at every address?"
            .formatted(answeredInPlace, Addresses.text(asked.getAddress())));
  }
}
