package org.socketlab.echo;

import java.time.Duration;
import org.socketlab.cli.Seconds;
import picocli.CommandLine.ITypeConverter;

/** A time between two round trips as an option's value: decimal seconds, of which 0 is none. */
final class Interval implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    return value.matches("0+(\\.0*)?") ? Duration.ZERO : new Seconds().convert(value);
  }
}
