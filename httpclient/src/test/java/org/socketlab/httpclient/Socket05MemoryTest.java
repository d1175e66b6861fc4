package org.socketlab.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A body is passed on as it comes: one of 256 MiB goes through a Java that has 16 MiB. */
final class Socket05MemoryTest {
  private static final int CHUNKS = 256;
  private static final int CHUNK = 1 << 20;

  @Test
  void aLargeBodyNeedsLittleMemory() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread thread = new Thread(() -> serve(server), "server");
      thread.setDaemon(true);
      thread.start();
      Process client = start(server.getLocalPort());
      try {
        long bytes = count(client.getInputStream());
        assertTrue(client.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, client.exitValue());
        String lines = "(the lines before the body)";
        assertTrue(bytes > (long) CHUNKS * CHUNK, lines);
        assertTrue(bytes < (long) CHUNKS * CHUNK + 1000, lines);
      } finally {
        client.destroyForcibly();
      }
    }
  }

  private static Process start(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx16m",
            "-cp",
            System.getProperty("java.class.path"),
            "org.socketlab.httpclient.Main",
            "socket-05",
            "--host",
            "127.0.0.1",
            "--port",
            String.valueOf(port),
            "--timeout",
            "30")
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static void serve(ServerSocket server) {
    try (Socket client = server.accept();
        OutputStream out = client.getOutputStream()) {
      String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
      out.write(head.getBytes(StandardCharsets.US_ASCII));
      byte[] chunk = new byte[CHUNK];
      for (int i = 0; i < CHUNKS; i++) {
        out.write((Integer.toHexString(CHUNK) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(chunk);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      client.shutdownOutput();
      client.getInputStream().readAllBytes(); // the request, unread so far, would reset the reply
    } catch (IOException hungUp) {
      // Then the client has not read all of it, and the count says so.
    }
  }

  private static long count(InputStream in) throws IOException {
    byte[] piece = new byte[65536];
    long count = 0;
    for (int n; (n = in.read(piece)) >= 0; ) {
      count += n;
    }
    return count;
  }
}
