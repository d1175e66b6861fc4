package org.socketlab.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A port as an option's value: 16 bits of a TCP or UDP header, so 0 to 65535 (RFC 9293 section
 * 3.1).
 */
public final class Port implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String value) {
    try {
      int port = Integer.parseInt(value);
      if (port >= 0 && port <= 65535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // The sentence below is for both: not a number, and not in the range.
    }
    throw new TypeConversionException("'" + value + "' is not a port (0 to 65535)");
  }
}
