package org.socketlab.wiretap;

import org.socketlab.tap.Fault;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a fault as an option's value. */
final class FaultConverter implements ITypeConverter<Fault> {
  @Override
  public Fault convert(String value) {
    try {
      return Fault.of(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
