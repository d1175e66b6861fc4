package org.socketlab.socketserver.tws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.socketlab.socketserver.web.Attack.bytes;
import static org.socketlab.socketserver.web.Attack.connect;
import static org.socketlab.socketserver.web.Attack.expectServed;
import static org.socketlab.socketserver.web.Attack.said;
import static org.socketlab.socketserver.web.Attack.status;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.socketlab.socketserver.web.Attack;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;

/** tws with hostile clients. */
@Execution(ExecutionMode.SAME_THREAD) // each of them is load enough
final class TwsHostile {
  private static final long MIB = 1 << 20;
  private static final String POST = "POST /echo HTTP/1.1\r\nHost: lab\r\n";

  private final Lab lab = Lab.ours("socketserver", "tws");
  private Child child;

  private InetSocketAddress server() throws IOException {
    Files.createDirectories(root());
    child = TwsLab.start(lab, "--root", root().toString());
    return child.listening();
  }

  private Path root() {
    return lab.folder().resolve("root");
  }

  @AfterEach
  void close() {
    assertTrue(child.isAlive(), "the server has ended");
    child.expectNoStackTrace();
    lab.close();
  }

  @Test
  void randomMutationsOfARequestAreNoServersFault() throws IOException {
    InetSocketAddress server = server();
    Random random = new Random(20261120);
    byte[] get = bytes("GET /page_one?x=1 HTTP/1.1\r\nHost: lab\r\nRange: bytes=0-9\r\n\r\n");
    byte[] post =
        bytes(
            "POST /createUser HTTP/1.1\r\nHost: lab\r\nContent-Type: application/json\r\n"
                + "Content-Length: 17\r\n\r\n{\"Nombre\": \"Ana\"}");
    for (int i = 0; i < 100; i++) {
      byte[] request = mutated(i % 2 == 0 ? get : post, random);
      assertNotEquals(500, status(said(server, request)), () -> new String(request));
    }
    expectServed(server);
  }

  @Test
  void bodiesOf64MibAreRefusedAndHoldNobodyUp() throws Exception {
    InetSocketAddress server = server();
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Future<Integer>> senders = new ArrayList<>();
      for (String framing : List.of("Content-Length: 67108864", "Transfer-Encoding: chunked")) {
        for (int i = 0; i < 4; i++) {
          senders.add(threads.submit(() -> flooded(server, framing)));
        }
      }
      expectServed(server);
      for (Future<Integer> sender : senders) {
        assertEquals(413, sender.get());
      }
    } finally {
      threads.shutdownNow();
    }
    expectServed(server);
  }

  /** Sends up to 64 MiB, until the server refuses, and returns the status of the refusal. */
  private static int flooded(InetSocketAddress server, String framing) {
    boolean chunked = framing.endsWith("chunked");
    byte[] piece =
        bytes((chunked ? "4000\r\n" : "") + "x".repeat(0x4000) + (chunked ? "\r\n" : ""));
    try (Socket socket = connect(server)) {
      try {
        socket.getOutputStream().write(bytes(POST + framing + "\r\n\r\n"));
        for (long sent = 0; sent < 64 * MIB && socket.getInputStream().available() == 0; ) {
          socket.getOutputStream().write(piece);
          sent += piece.length;
        }
      } catch (IOException closed) {
        // The server has stopped reading; its reply has arrived.
      }
      return status(Attack.head(socket));
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void endlessHeadersEndSomewhere() throws IOException {
    InetSocketAddress server = server();
    for (String endless : List.of("X: y\r\n", "a", "X: " + "z".repeat(500) + "\r\n")) {
      try (Socket socket = connect(server)) {
        OutputStream out = socket.getOutputStream();
        out.write(bytes("GET / HTTP/1.1\r\nHost: lab\r\n"));
        for (int sent = 0; sent < 200_000 && socket.getInputStream().available() == 0; ) {
          out.write(bytes(endless));
          sent += endless.length();
        }
        assertEquals(431, status(Attack.head(socket)));
      }
    }
    expectServed(server);
  }

  @Test
  void stalledReadersAndSlowSendersHoldNobodyUp() throws IOException {
    InetSocketAddress server = server();
    Files.write(root().resolve("large.bin"), new byte[20 << 20]); // sent from the file
    Files.write(root().resolve("fair.bin"), new byte[4 << 20]); // sent from memory
    List<Socket> held = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      String name = i % 2 == 0 ? "large" : "fair";
      held.add(sent(server, "GET /" + name + ".bin HTTP/1.0\r\n\r\n")); // and reads nothing
      held.add(sent(server, POST + "Content-Length: 1000\r\n\r\nslow"));
    }
    expectServed(server);
    for (Socket socket : held) {
      Attack.reset(socket);
    }
    expectServed(server);
  }

  /** Each reply is short and ready at once; together they are more than any buffer holds. */
  @Test
  void whoAsksOnAndReadsNothingHoldsNobodyUp() throws IOException {
    InetSocketAddress server = server();
    Files.write(root().resolve("short.bin"), new byte[10 << 10]);
    try (Socket held = sent(server, "GET /short.bin HTTP/1.1\r\nHost: lab\r\n\r\n".repeat(1500))) {
      expectServed(server);
      assertTrue(held.getInputStream().read() >= 0, "it is served itself");
    }
  }

  @Test
  void abortedClientsLeaveNothingBehind() throws IOException {
    InetSocketAddress server = server();
    Files.write(root().resolve("large.bin"), new byte[20 << 20]);
    Files.write(root().resolve("fair.bin"), new byte[3 << 20]);
    expectServed(server);
    long before = Attack.openFiles(child.pid());
    for (int i = 0; i < 100; i++) {
      Attack.reset(sent(server, "GET /large.bin HTTP/1.1\r\nHost: lab\r\n\r\n"));
      Attack.reset(sent(server, "GET /fair.bin HTTP/1.1\r\nHost: lab\r\n\r\n"));
      Attack.reset(sent(server, "GET /lar"));
      Attack.reset(sent(server, POST + "Content-Length: 1000\r\n\r\nab"));
    }
    Attack.await(
        "all sockets and files of the aborted clients are closed",
        () -> Attack.openFiles(child.pid()) <= before);
    expectServed(server);
  }

  /** The surplus may cause a reset, which must not delete the reply. */
  @Test
  void whoSendsMoreAfterItsLastRequestStillGetsAllOfItsReply() throws IOException {
    InetSocketAddress server = server();
    Files.write(root().resolve("fair.bin"), new byte[3 << 20]);
    String last = "GET /fair.bin HTTP/1.1\r\nHost: lab\r\nConnection: close\r\n\r\n";
    for (int surplus : new int[] {1, 10_000, 500_000}) {
      try (Socket socket = sent(server, last + "x".repeat(surplus))) {
        Attack.head(socket);
        assertEquals(3 << 20, Attack.length(socket), "after a surplus of " + surplus);
      }
    }
  }

  @Test
  void whatIsNoFileIsNotFound() throws Exception {
    InetSocketAddress server = server();
    Process made = new ProcessBuilder("mkfifo", root().resolve("fifo").toString()).start();
    assertEquals(0, made.waitFor());
    Files.createSymbolicLink(root().resolve("zero"), Path.of("/dev/zero"));
    for (String name : List.of("fifo", "zero")) {
      assertEquals(404, status(said(server, bytes("GET /" + name + " HTTP/1.0\r\n\r\n"))));
    }
    expectServed(server);
  }

  @Test
  void aFileOf3GibIsServedToTheByte() throws IOException {
    InetSocketAddress server = server();
    long size = 3L << 30;
    try (RandomAccessFile file = new RandomAccessFile(root().resolve("huge").toFile(), "rw")) {
      file.setLength(size); // sparse: it takes no room on the disk
      file.seek(size - 4);
      file.write(bytes("last"));
    }
    try (Socket socket = sent(server, "GET /huge HTTP/1.0\r\n\r\n")) {
      String head = Attack.head(socket);
      assertTrue(head.contains("Content-Length: " + size + "\r\n"), head);
      assertEquals(size, Attack.length(socket));
    }
    String range = "GET /huge HTTP/1.0\r\nRange: bytes=" + (size - 6) + "-\r\n\r\n";
    String part = said(server, bytes(range));
    assertEquals(206, status(part));
    assertTrue(part.endsWith("\r\n\r\n\0\0last"));
  }

  private static Socket sent(InetSocketAddress server, String request) throws IOException {
    Socket socket = connect(server);
    socket.getOutputStream().write(bytes(request));
    return socket;
  }

  /** One to four bytes changed, left out, or doubled. */
  private static byte[] mutated(byte[] request, Random random) {
    byte[] mutated = request.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(mutated.length - 1);
      byte[] before = Arrays.copyOf(mutated, at);
      byte[] after = Arrays.copyOfRange(mutated, at + random.nextInt(2), mutated.length);
      byte[] between = new byte[random.nextInt(3)];
      random.nextBytes(between);
      mutated = new byte[before.length + between.length + after.length];
      System.arraycopy(before, 0, mutated, 0, before.length);
      System.arraycopy(between, 0, mutated, before.length, between.length);
      System.arraycopy(after, 0, mutated, before.length + between.length, after.length);
    }
    return mutated;
  }
}
