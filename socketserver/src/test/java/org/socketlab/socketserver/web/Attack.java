package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** The actions of hostile clients, and what a server must still do meanwhile. */
public final class Attack {
  private static final int PATIENCE_MILLIS = 20_000;

  private Attack() {}

  /** A connection whose reads end after a while. */
  public static Socket connect(InetSocketAddress server) throws IOException {
    Socket socket = new Socket();
    socket.connect(server, PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** Sends bytes, ends the stream, and returns all that comes back. */
  public static String said(InetSocketAddress server, byte[] request) throws IOException {
    try (Socket socket = connect(server)) {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  /** The status of the first reply in that, or -1. */
  public static int status(String said) {
    return said.startsWith("HTTP/1.1 ") ? Integer.parseInt(said.substring(9, 12)) : -1;
  }

  /**
   * Expects the next client to be answered within 2 s. On a busy machine, one client may have to
   * wait for the processor; on a blocked server, every client waits.
   */
  public static void expectServed(InetSocketAddress server) throws IOException {
    long millis = Long.MAX_VALUE;
    for (int i = 0; i < 5 && millis >= 2000; i++) {
      long start = System.nanoTime();
      assertEquals(200, status(said(server, bytes("GET /page_one.html HTTP/1.0\r\n\r\n"))));
      millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
    assertTrue(millis < 2000, "each of the next clients waited over 2 s");
  }

  /** Waits until something holds. */
  public static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "waited in vain until " + what);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** How many files and sockets a process has open. */
  public static long openFiles(long pid) {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return files.count();
    } catch (IOException e) {
      throw new UncheckedIOException("no /proc here", e);
    }
  }

  /** Breaks the connection with a reset. */
  public static void reset(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Reads a reply's body up to its end without keeping it; returns its length. */
  public static long length(Socket socket) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long length = 0;
    for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) {
      length += n;
    }
    return length;
  }

  /** Reads a reply's head, byte by byte. */
  public static String head(Socket socket) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = socket.getInputStream().read();
      if (b < 0) {
        break;
      }
      head.write(b);
    }
    return head.toString(StandardCharsets.ISO_8859_1);
  }

  /** Text as the bytes on the wire. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
