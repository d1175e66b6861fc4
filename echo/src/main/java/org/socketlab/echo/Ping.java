package org.socketlab.echo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One round trip after the other, each timed: like ping, but through all of TCP or UDP. */
final class Ping {
  private final Transport transport;
  private final String server;
  private final int size;
  private final Consumer<String> notes;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private int sent;
  private int echoed;
  private long[] micros = new long[64];

  /**
   * Round trips to a server.
   *
   * @param server its address, as a user reads it
   * @param size how many bytes each message has
   * @param notes receives a note for each lost message
   */
  Ping(Transport transport, String server, int size, Consumer<String> notes) {
    this.transport = transport;
    this.server = server;
    this.size = size;
    this.notes = notes;
  }

  /**
   * Makes the round trips and prints a line for each; always prints the summary at the end.
   *
   * @return how many were lost
   */
  int run(int count, Duration interval, PrintStream out) throws IOException {
    try {
      long began = System.nanoTime();
      for (int seq = 1; seq <= count && !stopped(began + (seq - 1) * interval.toNanos()); seq++) {
        roundTrip(seq, out);
      }
    } finally {
      if (sent > 0) {
        summary(out);
      }
    }
    return sent - echoed;
  }

  /** Ends the run before the next round trip. */
  void stop() {
    stopped.countDown();
  }

  /** Waits for the time of the next round trip; true if the run is stopped. */
  private boolean stopped(long until) {
    try {
      return stopped.await(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private void roundTrip(int seq, PrintStream out) throws IOException {
    Echo echo = new Echo(message(seq, size), piece -> {});
    sent++;
    long began = System.nanoTime();
    try {
      transport.exchange(echo, false);
    } catch (SocketTimeoutException e) {
      if (!transport.loses()) {
        throw e; // a stream loses nothing: the server no longer answers
      }
      notes.accept("seq=" + seq + " is lost");
      return;
    }
    long time = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - began);
    echo.expectRight("the echo of seq=" + seq + " from " + server);
    out.printf("%d bytes from %s: seq=%d time=%d us%n", size, server, seq, time);
    note(time);
  }

  private void note(long time) {
    if (echoed == micros.length) {
      micros = Arrays.copyOf(micros, 2 * echoed);
    }
    micros[echoed++] = time;
  }

  private void summary(PrintStream out) {
    out.printf("%d sent, %d echoed%n", sent, echoed);
    if (echoed > 0) {
      RoundTripTimes times = new RoundTripTimes(Arrays.copyOf(micros, echoed));
      out.println(times.summary());
      times.histogram().forEach(out::println);
    }
  }

  /** A message that differs from its neighbours in each byte, so that echoes cannot be confused. */
  static ByteBuffer message(int seq, int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (31 * seq + i);
    }
    return ByteBuffer.wrap(bytes);
  }
}
