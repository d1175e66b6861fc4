package org.socketlab.wiretap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A heavy load on a wiretap with 64 MiB of memory: no byte is lost, reordered or invented. */
@Timeout(120)
final class WiretapLoad {
  private static final int CONVERSATIONS = 64;
  private static final int BYTES = 8 << 20;
  private static final int PIECE = 64 * 1024;

  /** Each stream is a part of this, from a different place. */
  private static final byte[] CHANCE = new byte[BYTES + (2 * CONVERSATIONS + 1) * 1000];

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Socket> stalled = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    threads.shutdownNow();
    for (Socket socket : stalled) {
      socket.close();
    }
  }

  @Test
  void everyByteOfManyConversationsBothWays() throws Exception {
    new Random(5).nextBytes(CHANCE);
    try (ServerSocket server = new ServerSocket(0, CONVERSATIONS, loopback());
        WiretapProcess wiretap = new WiretapProcess(server.getLocalSocketAddress())) {
      List<Future<Void>> all = new ArrayList<>();
      for (int i = 0; i < CONVERSATIONS; i++) {
        Socket near = new Socket(wiretap.address.getAddress(), wiretap.address.getPort());
        Socket far = server.accept(); // one after another, so that the ends match
        int there = 2 * i * 1000;
        int back = there + 1000;
        all.add(submit(() -> send(near, there)));
        all.add(submit(() -> send(far, back)));
        all.add(submit(() -> expect(far, there)));
        all.add(submit(() -> expect(near, back)));
      }
      for (Future<Void> one : all) {
        one.get();
      }
      assertFalse(wiretap.drawn(CONVERSATIONS).contains("still open"));
    }
  }

  @Test
  void sidesThatDoNotReadCostNoMemory() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 200, loopback());
        WiretapProcess wiretap = new WiretapProcess(server.getLocalSocketAddress())) {
      // 200 senders offer more than fits in 64 MiB, and nobody reads.
      for (int i = 0; i < 200; i++) {
        Socket near = new Socket(wiretap.address.getAddress(), wiretap.address.getPort());
        stalled.add(near);
        stalled.add(server.accept());
        submit(
            () -> {
              near.getOutputStream().write(CHANCE);
              return null;
            });
      }
      // A conversation among them goes on as if they were not there.
      Socket near = new Socket(wiretap.address.getAddress(), wiretap.address.getPort());
      Socket far = server.accept();
      Future<Void> sent = submit(() -> send(near, 0));
      expect(far, 0);
      sent.get();
      near.close();
      far.close();
      wiretap.drawn(1);
      assertTrue(wiretap.stop().contains("still open"));
    }
  }

  private Future<Void> submit(Callable<Void> task) {
    return threads.submit(task);
  }

  private static Void send(Socket socket, int from) throws IOException {
    OutputStream out = socket.getOutputStream();
    for (int at = 0; at < BYTES; at += PIECE) {
      out.write(CHANCE, from + at, PIECE);
    }
    socket.shutdownOutput();
    return null;
  }

  private static Void expect(Socket socket, int from) throws IOException {
    socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(60));
    InputStream in = socket.getInputStream();
    byte[] piece = new byte[PIECE];
    int at = 0;
    for (int n; (n = in.read(piece)) >= 0; at += n) {
      int begin = from + at;
      assertTrue(at + n <= BYTES, "more bytes than were sent");
      assertEquals(
          -1,
          Arrays.mismatch(piece, 0, n, CHANCE, begin, begin + n),
          "the first wrong byte after byte " + at);
    }
    assertEquals(BYTES, at, "bytes before the end of the stream");
    return null;
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }
}
