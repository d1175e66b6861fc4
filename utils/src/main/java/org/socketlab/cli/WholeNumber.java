package org.socketlab.cli;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A whole number as an option's value, with its bounds.
 *
 * <p>It is written in ASCII digits. Java's own {@code parseInt} would take the digits of any
 * script, and a plus sign, which other programs refuse.
 */
public abstract class WholeNumber implements ITypeConverter<Integer> {
  private static final Pattern DIGITS = Pattern.compile("-?[0-9]+");

  private final String what;
  private final int least;
  private final int most;

  /** What it is, as in {@code 'x' is not a stratum (1 to 15)}. */
  protected WholeNumber(String what, int least, int most) {
    this.what = what;
    this.least = least;
    this.most = most;
  }

  @Override
  public final Integer convert(String value) {
    try {
      long number = parse(value);
      if (number >= least && number <= most) {
        return (int) number;
      }
    } catch (NumberFormatException e) {
      // The sentence below is for both: not a number, and not in the range.
    }
    throw new TypeConversionException("'" + value + "' is not " + what + range());
  }

  private String range() {
    return " (" + least + " to " + most + ")";
  }

  private static long parse(String value) {
    if (!DIGITS.matcher(value).matches()) {
      throw new NumberFormatException();
    }
    return Long.parseLong(value);
  }

  /** Any {@code int}: the converter of an option that names no other. */
  static final class Int extends WholeNumber {
    Int() {
      super("a whole number", Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
  }

  /** The same for a {@code long}. */
  static final class Long64 implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      try {
        return parse(value);
      } catch (NumberFormatException e) {
        throw new TypeConversionException("'" + value + "' is not a whole number of 64 bits");
      }
    }
  }
}
