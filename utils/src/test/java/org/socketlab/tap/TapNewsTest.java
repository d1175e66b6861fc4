package org.socketlab.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several events at once. */
@Timeout(60)
final class TapNewsTest {
  /**
   * Both sockets of a conversation are ready at once, and the first socket's event ends the
   * conversation: the second socket's event comes too late, and ends nothing else.
   */
  @Test
  void aConversationThatEndsWithNewsLeftHarmsNoOther() throws Exception {
    CountDownLatch holds = new CountDownLatch(1);
    CountDownLatch held = new CountDownLatch(1);
    Queue<Integer> holding =
        new ConcurrentLinkedQueue<>() {
          private static final long serialVersionUID = 1;

          @Override
          public boolean add(Integer size) {
            holds.countDown();
            try {
              return held.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          }
        };
    InetSocketAddress loopback = new InetSocketAddress(TapUnderTest.loopback(), 0);
    try (ServerSocket server = new ServerSocket(0, 50, TapUnderTest.loopback());
        Tap tap = new Tap(Faults.NONE, meeting -> new PieceSizes(holding))) {
      InetSocketAddress address = tap.listen(loopback);
      tap.to((InetSocketAddress) server.getLocalSocketAddress());
      List<Socket> pairs = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        pairs.add(new Socket(address.getAddress(), address.getPort()));
        pairs.add(server.accept());
      }
      try (Socket other = new Socket(address.getAddress(), address.getPort());
          Socket otherFar = server.accept()) {
        other.getOutputStream().write('x'); // holds the tap's thread up
        assertTrue(holds.await(10, TimeUnit.SECONDS));
        for (int i = 0; i < pairs.size(); i += 2) {
          pairs.get(i + 1).getOutputStream().write('y');
          pairs.get(i).setSoLinger(true, 0);
          pairs.get(i).close();
        }
        held.countDown();
        otherFar.setSoTimeout(10_000);
        assertEquals('x', otherFar.getInputStream().read());
        other.getOutputStream().write('z');
        assertEquals('z', otherFar.getInputStream().read());
      }
      for (Socket socket : pairs) {
        socket.close();
      }
    }
  }
}
