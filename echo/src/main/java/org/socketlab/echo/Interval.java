package org.socketlab.echo;

import java.time.Duration;
import org.socketlab.cli.Seconds;
import picocli.CommandLine.ITypeConverter;

/** An option's value for the time between two round trips: decimal seconds, where 0 means none. */
final class Interval implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String value) {
    return value.matches("0+(\\.0*)?") ? Duration.ZERO : new Seconds().convert(value);
  }
}
