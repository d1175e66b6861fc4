package org.socketlab.ntp;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.time.Duration;
import org.socketlab.cli.WholeNumber;
import picocli.CommandLine.Option;

/** A client's option {@code --samples}: how often it asks, to keep the best answer. */
final class Samples {
  /** As long as NTP's own bursts wait between their packets. */
  private static final Duration PAUSE = Duration.ofSeconds(2);

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

  /**
   * Asks a server so many times, and returns the sample with the smallest delay.
   *
   * @param host the machine that it runs on
   * @param server the address to ask
   * @throws IOException the first failure: a server that refuses once is not asked again
   */
  Sample best(InetAddress host, InetSocketAddress server, Ask client) throws IOException {
    boolean near = isOnThisMachine(host);
    Sample best = client.ask(server);
    for (int i = 1; i < count; i++) {
      if (!near) {
        pause();
      }
      Sample sample = client.ask(server);
      best = Sample.BY_DELAY.compare(sample, best) < 0 ? sample : best;
    }
    return best;
  }

  /** Whether no network lies between: then no server is there to be spared. */
  static boolean isOnThisMachine(InetAddress host) throws IOException {
    return host.isLoopbackAddress() || NetworkInterface.getByInetAddress(host) != null;
  }

  private static void pause() throws InterruptedIOException {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptedIOException("interrupted between two samples");
    }
  }
}
