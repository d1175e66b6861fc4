package org.socketlab.tap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.socketlab.testing.ClosedPort;

/** What a tap passes on from one TCP connection to the other. */
@Timeout(60)
final class TapTest {
  private TapUnderTest tap;
  private Socket near;
  private Socket far;

  @AfterEach
  void close() throws IOException {
    tap.close();
  }

  @Test
  void bytesBothWaysAndBothEnds() throws Exception {
    meet();
    say(near, "Hola!\n");
    assertEquals("Hola!\n", hear(far, 6));
    say(far, "¿Qué?\n");
    assertEquals("¿Qué?\n", hear(near, 8));
    near.shutdownOutput();
    assertEquals(-1, far.getInputStream().read());
    far.close();
    assertEquals(-1, near.getInputStream().read());
    assertEquals(
        """
        | open|
        |-- 6 B  Hola!\\n>|
        |<8 B  ¿Qué?\\n|
        |-- end of stream>|
        |<end of stream --|
        """,
        tap.ladder());
  }

  @Test
  void aHalfClosedConnectionGoesOnTheOtherWay() throws Exception {
    meet();
    far.shutdownOutput();
    assertEquals(-1, near.getInputStream().read());
    byte[] much = new byte[1 << 20];
    new Random(1).nextBytes(much);
    Thread sender = new Thread(() -> send(near, much));
    sender.start();
    assertArrayEquals(much, far.getInputStream().readNBytes(much.length));
    sender.join();
    near.shutdownOutput();
    assertEquals(-1, far.getInputStream().read());
  }

  @Test
  void aResetByTheNearSide() throws Exception {
    meet();
    say(near, "x");
    assertEquals("x", hear(far, 1));
    reset(near);
    assertThrows(SocketException.class, () -> far.getInputStream().read());
    assertTrue(tap.ladder().endsWith("|-- reset>|\n"));
  }

  @Test
  void aResetByTheFarSide() throws Exception {
    meet();
    say(far, "x");
    assertEquals("x", hear(near, 1));
    reset(far);
    assertThrows(SocketException.class, () -> near.getInputStream().read());
    assertTrue(tap.ladder().endsWith("|<reset --|\n"));
  }

  @Test
  void bytesBeforeAResetArrive() throws Exception {
    meet();
    say(near, "last words");
    reset(near);
    assertThrows(SocketException.class, () -> far.getInputStream().readAllBytes());
    assertTrue(tap.ladder().contains("last words"));
  }

  @Test
  void aFarEndThatRefusesResetsTheNearSide() throws Exception {
    tap = new TapUnderTest();
    try (ClosedPort nobody = new ClosedPort()) {
      tap.tap.to(new InetSocketAddress(TapUnderTest.loopback(), nobody.number()));
      // Sometimes the reset is there before connect has returned.
      assertThrows(SocketException.class, () -> tap.connect().getInputStream().read());
    }
    String ladder = tap.ladder();
    assertTrue(ladder.contains("cannot connect to 127.0.0.1:"), ladder);
    assertTrue(ladder.contains("Connection refused"), ladder);
    assertTrue(ladder.endsWith("|<reset --|\n"), ladder);
  }

  @Test
  void closingTheTapEndsWhatIsOpen() throws Exception {
    meet();
    say(near, "half of a mess");
    hear(far, 14);
    tap.tap.close();
    assertEquals(-1, far.getInputStream().read());
    assertTrue(tap.ladder().contains("still open"));
  }

  @Test
  void whoeverDoesNotReadStopsTheSender() throws Exception {
    AtomicLong sent = new AtomicLong();
    meet();
    Thread sender =
        new Thread(
            () -> {
              byte[] piece = new byte[64 * 1024];
              try {
                while (true) {
                  near.getOutputStream().write(piece);
                  sent.addAndGet(piece.length);
                }
              } catch (IOException closed) {
                // The end of the test.
              }
            });
    sender.start();
    long before;
    do { // until the sockets' buffers are full, and for a while no more can be sent
      before = sent.get();
      sender.join(500);
    } while (sent.get() != before);
    assertTrue(before < 64 << 20, "sent " + before + " bytes that nobody has read");
    far.getInputStream().readNBytes((int) before);
    near.close();
  }

  @Test
  void conversationsAreNumberedAsTheyBegin() throws Exception {
    tap = new TapUnderTest();
    for (int i = 1; i <= 3; i++) {
      near = tap.connect();
      far = tap.accept();
      near.shutdownOutput();
      far.shutdownOutput();
      Meeting meeting = tap.over.take().meeting();
      assertEquals(i, meeting.number());
      assertEquals(near.getLocalSocketAddress(), meeting.near());
      assertEquals(far.getLocalSocketAddress(), meeting.far());
      assertEquals(far.getPort(), meeting.via().getPort());
    }
  }

  private void meet() throws IOException {
    tap = new TapUnderTest();
    near = tap.connect();
    far = tap.accept();
  }

  private static void say(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(UTF_8));
  }

  private static String hear(Socket socket, int bytes) throws IOException {
    return UTF_8.decode(ByteBuffer.wrap(socket.getInputStream().readNBytes(bytes))).toString();
  }

  private static void send(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new AssertionError("cannot send", e);
    }
  }

  private static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }
}
