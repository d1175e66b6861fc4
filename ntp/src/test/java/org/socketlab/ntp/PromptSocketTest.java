package org.socketlab.ntp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A socket that stays awake receives what any socket does. */
final class PromptSocketTest {
  private static final int MILLIS = 5000;

  private final DatagramSocket prompt = new PromptSocket();
  private final DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress());

  PromptSocketTest() throws IOException {
    prompt.setSoTimeout(MILLIS);
    peer.setSoTimeout(MILLIS);
  }

  @AfterEach
  void close() {
    prompt.close();
    peer.close();
  }

  @Test
  void receivesWhatIsThere() throws IOException {
    InetSocketAddress client = ask(0);
    answer(client, "Hola!");
    assertReceives("Hola!");
  }

  @Test
  void receivesWhatComesWhenItSleeps() throws IOException {
    InetSocketAddress client = ask(0);
    CompletableFuture<Void> late =
        CompletableFuture.runAsync(
            () -> {
              try {
                peer.setSoTimeout(50); // much longer than it stays awake
                assertThrows(SocketTimeoutException.class, () -> peer.receive(datagram(48)));
                answer(client, "Hola!");
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
    assertReceives("Hola!");
    late.join();
  }

  @Test
  void goesOnAfterNothingCame() throws IOException {
    prompt.setSoTimeout(1);
    assertThrows(SocketTimeoutException.class, () -> prompt.receive(datagram(48)));
    prompt.setSoTimeout(MILLIS);
    answer(ask(0), "Hola!");
    assertReceives("Hola!");
  }

  @Test
  void staysWithinTheDatagramsPartOfItsArray() throws IOException {
    answer(ask(2), "Hola!");
    byte[] array = "..........".getBytes(US_ASCII);
    DatagramPacket datagram = new DatagramPacket(array, 3, 4);
    prompt.receive(datagram);
    assertEquals(3, datagram.getOffset());
    assertEquals(4, datagram.getLength());
    assertArrayEquals("...Hola...".getBytes(US_ASCII), array);
  }

  /** Sends the peer a datagram that begins so far into its array; returns who asked. */
  private InetSocketAddress ask(int offset) throws IOException {
    byte[] array = Arrays.copyOfRange("  time?".getBytes(US_ASCII), 2 - offset, 7);
    prompt.send(
        new DatagramPacket(array, offset, array.length - offset, peer.getLocalSocketAddress()));
    DatagramPacket request = datagram(48);
    peer.receive(request);
    assertEquals("time?", new String(request.getData(), 0, request.getLength(), US_ASCII));
    return (InetSocketAddress) request.getSocketAddress();
  }

  private void answer(InetSocketAddress client, String words) throws IOException {
    byte[] bytes = words.getBytes(US_ASCII);
    peer.send(new DatagramPacket(bytes, bytes.length, client));
  }

  private void assertReceives(String words) throws IOException {
    DatagramPacket datagram = datagram(48);
    prompt.receive(datagram);
    assertEquals(words, new String(datagram.getData(), 0, datagram.getLength(), US_ASCII));
    assertEquals(peer.getLocalSocketAddress(), datagram.getSocketAddress());
  }

  private static DatagramPacket datagram(int bytes) {
    return new DatagramPacket(new byte[bytes], bytes);
  }
}
