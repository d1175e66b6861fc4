package org.socketlab.ntp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import org.socketlab.cli.WholeNumber;
import picocli.CommandLine.Option;

/** A client's option {@code --samples}: how many times it asks; the best answer is kept. */
final class Samples {
  /** The interval between the packets of an NTP burst. */
  private static final Duration REST = Duration.ofSeconds(2);

  @Option(
      names = "--samples",
      paramLabel = "N",
      converter = SampleCount.class,
      description =
          "How often to ask, 1 to 16: the answer with the smallest delay is kept (default: ${DEFAULT-VALUE}).")
  private int count = 1;

  /** The value of {@code --samples}. */
  static final class SampleCount extends WholeNumber {
    SampleCount() {
      super("a number of samples", 1, 16);
    }
  }

  /** How often to ask. */
  int count() {
    return count;
  }

  /** Gives a server rest before the next question; one on this machine needs none. */
  void rest(InetAddress host) throws IOException {
    if (isOnThisMachine(host)) {
      return;
    }
    try {
      Thread.sleep(REST.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted between two samples");
    }
  }

  /** Whether the server runs on this machine: then there is no public server to spare. */
  static boolean isOnThisMachine(InetAddress host) throws IOException {
    return host.isLoopbackAddress() || NetworkInterface.getByInetAddress(host) != null;
  }
}
