package org.socketlab.ntp;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number as an option's value, with its bounds. */
abstract class WholeNumber implements ITypeConverter<Integer> {
  private final String what;
  private final int least;
  private final int most;

  /** What it is, as in {@code 'x' is not a stratum (1 to 15)}. */
  WholeNumber(String what, int least, int most) {
    this.what = what;
    this.least = least;
    this.most = most;
  }

  @Override
  public final Integer convert(String value) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // The sentence below is for both: not a number, and not in the range.
    }
    throw new TypeConversionException(
        "'%s' is not %s (%d to %d)".formatted(value, what, least, most));
  }
}
