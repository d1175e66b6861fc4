package org.socketlab.ladder;

import java.util.List;
import java.util.Optional;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Side;

/** Recognises the protocols that the course speaks, in one conversation, entry by entry. */
public final class Labels {
  private final HttpLabels requests = new HttpLabels();
  private final HttpLabels responses = new HttpLabels();
  private boolean ntp;

  /**
   * Explains an entry's bytes.
   *
   * @param width the columns that a field may take
   * @return nothing if the bytes belong to none of these protocols
   */
  public Optional<Labelled> of(Entry entry, int width) {
    if (entry.kind() == Entry.Kind.DATAGRAM) {
      return ntp(entry.kept());
    }
    HttpLabels http = entry.from() == Side.NEAR ? requests : responses;
    return http.read(entry, width - Labelled.NAMES);
  }

  private Optional<Labelled> ntp(byte[] packet) {
    if (packet.length < NtpFields.LENGTH || !ntp && !looksLikeNtp(packet)) {
      return Optional.empty();
    }
    ntp = true; // and so are later packets, however strange their fields
    List<LabelledField> fields = NtpFields.of(packet);
    int mode = packet[0] & 7;
    String what = mode == 3 ? "NTP request" : mode == 4 ? "NTP reply" : "NTP packet";
    return Optional.of(new Labelled(what, fields));
  }

  /**
   * NTP has no magic number, so this asks whether the first four bytes are in their ranges: version
   * 1 to 4, mode 1 to 5, stratum and poll 17 at most, precision between 2^-32 and 2^32 s. Text
   * never passes (a letter is no stratum), and random bytes pass once in 2,500 times.
   */
  private static boolean looksLikeNtp(byte[] packet) {
    int version = packet[0] >> 3 & 7;
    int mode = packet[0] & 7;
    return version >= 1
        && version <= 4
        && mode >= 1
        && mode <= 5
        && packet[1] >= 0
        && packet[1] <= 17
        && packet[2] >= 0
        && packet[2] <= 17
        && Math.abs(packet[3]) <= 32;
  }
}
