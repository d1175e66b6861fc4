package org.socketlab.tap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a tap disturbs TCP conversations: each fault does what it says, and nothing else. */
@Timeout(60)
@Order(1) // it waits for seconds, and others can work meanwhile
final class TcpFaultsTest {
  private TapUnderTest tap;
  private Socket near;
  private Socket far;

  @AfterEach
  void close() throws IOException {
    tap.close();
  }

  @Test
  void dribbleDeliversAByteAtATime() throws Exception {
    meet("dribble");
    say(near, "Hola!\n");
    assertEquals("Hola!\n", hear(far, 6));
    say(far, "Hola!\n");
    assertEquals("Hola!\n", hear(near, 6));
    near.shutdownOutput();
    assertEquals(-1, far.getInputStream().read());
    assertEquals(12, tap.pieces.size());
  }

  @Test
  void dribbleKeepsTheOrderOfMuch() throws Exception {
    meet("dribble");
    byte[] much = new byte[3000];
    new Random(1).nextBytes(much);
    near.getOutputStream().write(much);
    near.shutdownOutput();
    assertArrayEquals(much, far.getInputStream().readAllBytes());
  }

  @Test
  void coalesceGluesWhatComesTogether() throws Exception {
    meet("coalesce");
    for (int i = 0; i < 20; i++) {
      say(near, "x");
    }
    near.shutdownOutput();
    assertEquals("x".repeat(20), hear(far, 20));
    assertEquals(-1, far.getInputStream().read());
    assertTrue(tap.pieces.size() < 10, tap.pieces + " pieces"); // one, unless this machine stalls
  }

  @Test
  void coalesceLetsMuchThrough() throws Exception {
    meet("coalesce");
    byte[] much = new byte[300_000];
    new Random(1).nextBytes(much);
    Thread sender = new Thread(() -> sayAll(much));
    sender.start();
    assertArrayEquals(much, far.getInputStream().readNBytes(much.length));
    sender.join();
  }

  @Test
  void oneSidesFaultLeavesTheOtherSideAlone() throws Exception {
    meet("client:dribble");
    say(near, "Hola!\n");
    assertEquals("Hola!\n", hear(far, 6));
    say(far, "Hola!\n");
    assertEquals("Hola!\n", hear(near, 6));
    assertEquals(7, tap.pieces.size());
  }

  @Test
  void faultsCanComeAndGoWhileTheyTalk() throws Exception {
    meet();
    say(near, "one");
    assertEquals("one", hear(far, 3));
    disturb(Side.NEAR, "delay=200", "dribble");
    say(near, "two");
    disturb(Side.NEAR);
    say(near, "three");
    assertEquals(
        "twothree", hear(far, 8)); // in their order, though nothing holds the last one back
    disturb(Side.FAR, "cut=0");
    assertEquals(-1, near.getInputStream().read());
    assertEquals(-1, far.getInputStream().read());
    assertTrue(
        tap.ladder()
            .contains(
                """
                | from here on what the server sends: --fault cut=0|
                | both streams ended by --fault cut=0|
                """));
  }

  @Test
  void whatIsCutByHandIsCutWhereItWasWhenItStruck() throws Exception {
    meet();
    say(near, "12345");
    assertEquals("12345", hear(far, 5));
    disturb(Side.NEAR, "reset=3");
    assertThrows(SocketException.class, () -> near.getInputStream().read());
    assertTrue(tap.ladder().endsWith("| both sides reset by --fault reset=5|\n"));
  }

  private void disturb(Side from, String... faults) {
    List<Fault> all = List.of(faults).stream().map(Fault::of).toList();
    tap.tap.disturb(1, from, Faults.of(all, false, 0));
  }

  @Test
  void delayHoldsBytesAndEndsBack() throws Exception {
    meet("delay=100");
    long begin = System.nanoTime();
    say(near, "Hola!\n");
    assertEquals("Hola!\n", hear(far, 6));
    assertTrue(System.nanoTime() - begin >= TimeUnit.MILLISECONDS.toNanos(100));
    begin = System.nanoTime();
    far.shutdownOutput();
    assertEquals(-1, near.getInputStream().read());
    assertTrue(System.nanoTime() - begin >= TimeUnit.MILLISECONDS.toNanos(100));
  }

  @Test
  void delayHoldsAResetBackToo() throws Exception {
    meet("delay=100");
    say(near, "last words");
    near.setSoLinger(true, 0);
    near.close();
    assertThrows(SocketException.class, () -> far.getInputStream().readAllBytes());
    String ladder = tap.ladder();
    assertTrue(ladder.endsWith("|-- 10 B  last words>|\n|-- reset>|\n"), ladder);
  }

  @Test
  void cutEndsBothStreamsAfterSoManyBytes() throws Exception {
    meet("cut=3");
    say(near, "abcdef");
    assertEquals("abc", hear(far, 6));
    assertEquals("", hear(near, 1));
    String ladder = tap.ladder();
    assertTrue(ladder.endsWith("|-- 3 B  abc>|\n| both streams ended by --fault cut=3|\n"), ladder);
  }

  @Test
  void cutCountsEachDirectionByItself() throws Exception {
    meet("cut=4");
    say(near, "abc");
    assertEquals("abc", hear(far, 3));
    say(far, "defghi");
    assertEquals("defg", hear(near, 6));
    assertEquals("", hear(far, 1));
  }

  @Test
  void cutAtNothingLetsNothingThrough() throws Exception {
    meet("cut=0");
    assertEquals("", hear(far, 1));
    assertEquals("", hear(near, 1));
  }

  @Test
  void resetBreaksBothAfterSoManyBytes() throws Exception {
    meet("reset=3");
    say(near, "abcdef");
    assertThrows(SocketException.class, () -> hear(far, 6));
    assertThrows(SocketException.class, () -> hear(near, 1));
    String ladder = tap.ladder();
    assertTrue(ladder.endsWith("|-- 3 B  abc>|\n| both sides reset by --fault reset=3|\n"), ladder);
  }

  @Test
  void faultsGoTogether() throws Exception {
    meet("dribble", "coalesce", "delay=1", "cut=5");
    say(near, "abcdef");
    assertEquals("abcde", hear(far, 6));
    assertEquals(5, tap.pieces.size());
  }

  private void meet(String... faults) throws IOException {
    tap = new TapUnderTest(faults);
    near = tap.connect();
    far = tap.accept();
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private void sayAll(byte[] bytes) {
    try {
      near.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new AssertionError("cannot send", e);
    }
  }

  /** Reads that many bytes, or fewer if the stream ends first. */
  private static String hear(Socket socket, int bytes) throws IOException {
    return new String(socket.getInputStream().readNBytes(bytes), US_ASCII);
  }
}
