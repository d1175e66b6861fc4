package org.socketlab.cli;

import java.time.Duration;
import picocli.CommandLine.Option;

/** A client's option {@code --timeout}: how long it waits for a peer that stays silent. */
public final class Timeout {
  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "5",
      converter = Seconds.class,
      description =
          "How long to wait for a connection, and for each answer (default: ${DEFAULT-VALUE}).")
  private Duration timeout;

  /**
   * The time to wait, in milliseconds, as the JDK's sockets take it: never 0, which means for ever.
   */
  public int millis() {
    return (int) timeout.toMillis();
  }

  /** The time to wait, as a user writes it: {@code 5 s}. */
  @Override
  public String toString() {
    return Seconds.text(timeout);
  }
}
