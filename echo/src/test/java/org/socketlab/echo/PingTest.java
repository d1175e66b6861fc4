package org.socketlab.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.socketlab.cli.Failure;

final class PingTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final List<String> notes = new ArrayList<>();
  private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

  /** A network without sockets, which loses what it is told to. */
  private record Network(boolean loses, Set<Integer> lost, int[] seq) implements Transport {
    @Override
    public void exchange(Echo echo, boolean last) throws IOException {
      if (lost.contains(++seq[0])) {
        throw new SocketTimeoutException();
      }
      echo.came(echo.message());
    }

    @Override
    public void close() {}
  }

  private static Network losing(boolean loses, Integer... lost) {
    return new Network(loses, Set.of(lost), new int[1]);
  }

  private Ping ping(Transport transport, int size) {
    return new Ping(transport, "127.0.0.1:8888", size, notes::add);
  }

  private List<String> lines() {
    return printed.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void goesOnAfterALostDatagramAndCountsIt() throws IOException {
    int lost = ping(losing(true, 2), 64).run(3, Duration.ZERO, out);

    assertEquals(1, lost);
    assertEquals("64 bytes from 127.0.0.1:8888: seq=3", lines().get(1).replaceAll(" time=.*", ""));
    assertEquals("3 sent, 2 echoed", lines().get(2));
    assertEquals(List.of("seq=2 is lost"), notes);
  }

  @Test
  void hasNoTimesToTellWhenAllAreLost() throws IOException {
    assertEquals(2, ping(losing(true, 1, 2), 64).run(2, Duration.ZERO, out));
    assertEquals(List.of("2 sent, 0 echoed"), lines());
  }

  @Test
  void aSilentStreamIsTheEndButNotOfTheSum() {
    Ping ping = ping(losing(false, 3), 64);

    assertThrows(SocketTimeoutException.class, () -> ping.run(10, Duration.ZERO, out));
    assertEquals("3 sent, 2 echoed", lines().get(2));
  }

  @Test
  void aWrongEchoIsNamedByItsNumber() {
    Transport wrong = new Wrong();
    Failure failure = assertThrows(Failure.class, () -> ping(wrong, 4).run(1, Duration.ZERO, out));

    assertEquals(
        "the echo of seq=1 from 127.0.0.1:8888 differs: byte 1 is 00 and should be 1f",
        failure.getMessage());
  }

  @Test
  void toldToStopMakesNoFurtherRoundTrip() throws IOException {
    Ping ping = ping(losing(false), 64);
    ping.stop();

    assertEquals(0, ping.run(1_000_000, Duration.ofDays(1), out));
    assertEquals(List.of(), lines());
  }

  @Test
  void noMessageIsItsNeighboursInAnyByte() {
    for (int seq = 1; seq < 300; seq++) {
      ByteBuffer one = Ping.message(seq, 16);
      ByteBuffer next = Ping.message(seq + 1, 16);
      for (int i = 0; i < 16; i++) {
        assertEquals(31, (next.get(i) - one.get(i)) & 0xff);
      }
    }
  }

  private record Wrong() implements Transport {
    @Override
    public boolean loses() {
      return false;
    }

    @Override
    public void exchange(Echo echo, boolean last) {
      echo.came(ByteBuffer.allocate(echo.size()));
    }

    @Override
    public void close() {}
  }
}
