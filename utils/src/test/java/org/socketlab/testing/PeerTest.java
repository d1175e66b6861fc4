package org.socketlab.testing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The scripted ends of connections, against a socket that plays the program under test. */
final class PeerTest {
  private final Story story = new Story();
  private Socket program;
  private Peer peer;

  @BeforeEach
  void connect() throws IOException {
    try (Door door = new Door(story, Optional::empty)) {
      program = new Socket(InetAddress.getByName("127.0.0.1"), Integer.parseInt(door.port()));
      peer = door.accept();
    }
    program.setSoTimeout(10_000);
  }

  @AfterEach
  void close() throws IOException {
    peer.close();
    program.close();
  }

  @Test
  void expectsBytesInAnyNumberOfPieces() throws IOException {
    program.setTcpNoDelay(true);
    write("Ho");
    write("la!");
    write("more");
    peer.expect("Hola!");
    peer.expect("more");
  }

  @Test
  void showsTheFirstWrongByte() throws IOException {
    write("Holx!");
    assertFails("the reply byte 4 is 'x' (78) and should be 'a' (61)", () -> peer.expect("Hola!"));
    assertTrue(story.text().contains("     got  Holx!\n             ^ byte 4"), story.text());
  }

  @Test
  void expectsNotAByteMoreThanAll() throws IOException {
    write("Hola!!");
    program.shutdownOutput();
    assertFails("the reply has 1 bytes more than the 5 expected: !", () -> peer.expectAll("Hola!"));
  }

  @Test
  void noticesAnEndThatComesTooSoon() throws IOException {
    write("Ho");
    program.shutdownOutput();
    assertFails("the reply ended after 2 of 5 bytes", () -> peer.expect("Hola!"));
  }

  @Test
  void tellsABrokenConnectionFromAnEnd() throws IOException {
    program.setSoLinger(true, 0);
    program.close();
    CheckFailed failure = assertThrows(CheckFailed.class, peer::expectEnd);
    assertEquals(
        "the connection broke (Connection reset) before the end of the stream; nothing came",
        failure.getMessage());
  }

  @Test
  void expectsSilence() throws IOException {
    peer.expectSilence(20);
    write("x");
    assertFails("a byte came where nothing was due yet: 78", () -> peer.expectSilence(5000));
    program.shutdownOutput();
    assertFails("the stream ended where nothing was due yet", () -> peer.expectSilence(5000));
  }

  @Test
  void readsLinesAndTheRest() throws IOException {
    write("one\ntwo\nrest");
    program.shutdownOutput();
    assertEquals("one\n", peer.line());
    assertEquals("two\n", peer.line());
    assertArrayEquals("rest".getBytes(StandardCharsets.UTF_8), peer.toEnd());
    peer.expectEnd();
  }

  @Test
  void sendsEndsAndResets() throws IOException {
    peer.send("Hola");
    peer.endStream();
    assertEquals(
        "Hola", new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    peer.reset();
    assertThrows(
        SocketException.class,
        () -> {
          while (true) { // the first write may still reach the kernel before the reset does
            program.getOutputStream().write(new byte[1000]);
          }
        });
  }

  @Test
  void knowsItsOwnAddressAlsoWhenItIsClosed() {
    peer.close();
    assertEquals("127.0.0.1:" + program.getPort(), peer.localText());
  }

  @Test
  void aDoorExpectsNobody() throws IOException {
    try (Door door = new Door(story, Optional::empty)) {
      door.expectNobody(20);
      Socket visitor =
          new Socket(InetAddress.getByName("127.0.0.1"), Integer.parseInt(door.port()));
      assertFails(
          "the program connected, which this stage does not do", () -> door.expectNobody(5000));
      visitor.close();
    }
  }

  @Test
  void datagramsComeAndDoNotCome() {
    try (Datagrams one = new Datagrams(story, Optional::empty, "127.0.0.1", 0);
        Datagrams other = new Datagrams(story, Optional::empty, "127.0.0.1", 0)) {
      other.expectSilence(20);
      one.send(new byte[] {1, 2}, other.local());
      Datagrams.Received received = other.receive();
      assertArrayEquals(new byte[] {1, 2}, received.bytes());
      assertEquals(one.local(), received.from());
      one.send(new byte[] {1, 2}, other.local());
      assertFails("a datagram came where none is due: 01 02", () -> other.expectSilence(5000));
    }
  }

  private void write(String text) throws IOException {
    program.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertFails(String reason, Executable expectation) {
    assertEquals(reason, assertThrows(CheckFailed.class, expectation).getMessage());
  }
}
