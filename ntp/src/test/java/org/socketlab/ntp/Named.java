package org.socketlab.ntp;

import java.util.regex.Pattern;

/**
 * Something that a program's error message must name, in plain words or with an RFC's abbreviation.
 *
 * @param words what it is
 * @param ways the ways to name it
 */
record Named(String words, Pattern ways) {
  static final Named LEAP = of("the leap indicator", "leap|\\bli\\b|synchroni[sz]ed");
  static final Named VERSION = of("the version", "version|\\bvn\\b");
  static final Named STRATUM = of("the stratum", "stratum");
  static final Named ROOT = of("the root delay or the root dispersion", "root|dispersion|distance");
  static final Named TRANSMIT = of("the transmit timestamp", "transmi|\\bxmi?t|\\bt3\\b");
  static final Named RECEIVE = of("the receive timestamp", "recei|\\brecv?\\b|\\bt2\\b");
  static final Named LENGTH = of("how long it was", "\\b47\\b|short|length");
  static final Named MODE = of("the mode", "mode");
  static final Named ORIGIN = of("the origin timestamp", "origin|\\borg\\b|\\bt1\\b");

  /** The word itself, such as a check's own code. */
  static Named word(String word) {
    return of("'" + word + "'", Pattern.quote(word));
  }

  /** A time of less than a second. */
  static Named seconds(int millis) {
    String tenths = "0\\.%d".formatted(millis / 100);
    return of("the %d ms waited".formatted(millis), tenths + "|\\b" + millis + "\\b");
  }

  private static Named of(String words, String ways) {
    return new Named(words, Pattern.compile(ways, Pattern.CASE_INSENSITIVE));
  }

  boolean isIn(String text) {
    return ways.matcher(text).find();
  }
}
