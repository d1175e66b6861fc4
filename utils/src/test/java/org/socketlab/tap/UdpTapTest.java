package org.socketlab.tap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.socketlab.net.Addresses;

/** What a tap does with datagrams. */
@Timeout(60)
final class UdpTapTest {
  private static final int PATIENCE_MILLIS = 10_000;

  private final List<Conversation> conversations = new CopyOnWriteArrayList<>();
  private final List<DatagramSocket> open = new ArrayList<>();
  private DatagramSocket far;
  private Tap tap;
  private InetSocketAddress address;

  @AfterEach
  void close() {
    tap.close();
    open.forEach(DatagramSocket::close);
  }

  @Test
  void eachClientGetsItsOwnAnswers() throws Exception {
    tap(1);
    DatagramSocket first = socket();
    DatagramSocket second = socket();
    send(first, "one", address);
    DatagramPacket one = receive(far);
    send(second, "two", address);
    DatagramPacket two = receive(far);
    assertEquals("one", text(one));
    assertEquals("two", text(two));
    assertNotEquals(one.getPort(), two.getPort());
    send(far, "for two", two.getSocketAddress());
    send(far, "for one", one.getSocketAddress());
    assertEquals("for one", text(receive(first)));
    assertEquals("for two", text(receive(second)));
    assertEquals(first.getLocalSocketAddress(), clientBehind(one));
    assertEquals(2, conversations.size());
    assertEquals(2, conversations.get(0).entries().size());
  }

  @Test
  void aDatagramStaysOneHoweverLong() throws Exception {
    tap(1);
    DatagramSocket near = socket();
    send(near, "", address);
    assertEquals("", text(receive(far)));
    send(near, "x".repeat(65_507), address);
    assertEquals(65_507, receive(far).getLength());
  }

  /** Many new clients at once: none of their answers may count as a stranger's. */
  @Test
  void noAnswerIsLostNotEvenAnEmptyOne() throws Exception {
    tap(1);
    Thread answering = new Thread(this::answerAll, "answering");
    answering.start();
    for (int round = 0; round < 4; round++) {
      List<DatagramSocket> clients = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        clients.add(socket());
      }
      for (DatagramSocket client : clients) {
        send(client, "", address);
      }
      for (DatagramSocket client : clients) {
        assertEquals("", text(receive(client)));
      }
    }
    far.close();
    answering.join();
    for (Conversation conversation : conversations) {
      assertEquals(2, conversation.entries().size(), conversation.entries().toString());
    }
  }

  private void answerAll() {
    try {
      while (true) {
        DatagramPacket datagram = receive(far);
        far.send(datagram);
      }
    } catch (IOException e) {
      // The test has closed the far end.
    }
  }

  @Test
  void onlyTheFarEndIsHeard() throws Exception {
    tap(1);
    DatagramSocket near = socket();
    send(near, "hello", address);
    SocketAddress via = receive(far).getSocketAddress();
    DatagramSocket stranger = socket();
    assertEquals(
        "6 B from %s, a stranger: not passed on"
            .formatted(Addresses.text((InetSocketAddress) stranger.getLocalSocketAddress())),
        noteOf(stranger, "forged", via));
    send(far, "real", via);
    assertEquals("real", text(receive(near)));
  }

  @Test
  void nobodyAtTheFarEnd() throws Exception {
    tap(1);
    // A connected socket takes nothing from others; a closed socket's port could go to another one.
    far.connect(far.getLocalSocketAddress());
    assertEquals("port unreachable", noteOf(socket(), "hello", address));
  }

  @Test
  void dropAndDuplicateAreTheSameForTheSameSeed() throws Exception {
    String first = arriving(7);
    tap.close();
    assertEquals(first, arriving(7));
    tap.close();
    assertNotEquals(first, arriving(8));
    assertTrue(first.length() < 150 && first.length() > 50, first);
    assertTrue(first.matches(".*(.)\\1.*"), first);
  }

  @Test
  void dropOfAHundredPercent() throws Exception {
    tap(1, "drop=100");
    send(socket(), "lost", address);
    far.setSoTimeout(200);
    assertThrows(SocketTimeoutException.class, () -> receive(far));
    assertEquals("lost", conversations.get(0).entries().get(0).note());
  }

  @Test
  void delayHoldsDatagramsBack() throws Exception {
    tap(1, "delay=100");
    long begin = System.nanoTime();
    send(socket(), "late", address);
    assertEquals("late", text(receive(far)));
    assertTrue(System.nanoTime() - begin >= TimeUnit.MILLISECONDS.toNanos(100));
  }

  /** The datagrams that arrive of a hundred, a, b, c..., under faults. */
  private String arriving(long seed) throws IOException {
    tap(seed, "drop=30", "duplicate=20");
    DatagramSocket near = socket();
    for (int i = 0; i < 100; i++) {
      send(near, String.valueOf((char) (33 + i)), address);
    }
    send(far, "!", address); // another client, with its own random numbers
    StringBuilder arrived = new StringBuilder();
    far.setSoTimeout(500);
    try {
      while (true) {
        DatagramPacket packet = receive(far);
        if (clientBehind(packet).equals(near.getLocalSocketAddress())) {
          arrived.append(text(packet));
        }
      }
    } catch (SocketTimeoutException noMore) {
      return arrived.toString();
    }
  }

  /** The address of the client whose datagram the tap has passed on. */
  private SocketAddress clientBehind(DatagramPacket passedOn) {
    return conversations.stream()
        .map(Conversation::meeting)
        .filter(meeting -> meeting.via().equals(passedOn.getSocketAddress()))
        .findFirst()
        .orElseThrow()
        .near();
  }

  private void tap(long seed, String... faults) throws IOException {
    far = socket();
    List<Fault> all = List.of(faults).stream().map(Fault::of).toList();
    tap = new Tap(Faults.of(all, true, seed), this::begin);
    address = tap.listenUdp(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    tap.to((InetSocketAddress) far.getLocalSocketAddress());
  }

  /**
   * The note in the first conversation's record after the text is sent, perhaps more than once,
   * since ICMP need not report the first datagram.
   */
  private String noteOf(DatagramSocket from, String text, SocketAddress to) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (System.nanoTime() < deadline) {
      send(from, text, to);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      for (Entry entry :
          conversations.isEmpty() ? List.<Entry>of() : conversations.get(0).entries()) {
        if (!entry.note().isEmpty()) { // an ordinary datagram's is
          return entry.note();
        }
      }
    }
    throw new AssertionError("nothing was noted");
  }

  private Witness begin(Meeting meeting) {
    Conversation conversation = new Conversation(meeting);
    conversations.add(conversation);
    return conversation;
  }

  private DatagramSocket socket() throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setSoTimeout(PATIENCE_MILLIS);
    open.add(socket);
    return socket;
  }

  private static void send(DatagramSocket from, String text, SocketAddress to) throws IOException {
    byte[] bytes = text.getBytes(US_ASCII);
    from.send(new DatagramPacket(bytes, bytes.length, to));
  }

  private static DatagramPacket receive(DatagramSocket at) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    at.receive(packet);
    return packet;
  }

  private static String text(DatagramPacket packet) {
    return new String(packet.getData(), 0, packet.getLength(), US_ASCII);
  }
}
