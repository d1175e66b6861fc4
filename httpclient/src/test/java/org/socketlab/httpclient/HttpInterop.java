package org.socketlab.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.testing.RealPeer;

/** socket-05 against nginx, and curl as the judge: both must get the same from the same address. */
final class HttpInterop {
  private static final int[] SIZES = {0, 1, 4095, 65536, 3_000_000};

  @TempDir private static Path folder;

  private static Path curl;
  private static Nginx nginx;

  @BeforeAll
  static void start() throws IOException {
    curl = RealPeer.require("curl");
    nginx = Nginx.start(RealPeer.require("nginx"), Files.createDirectory(folder.resolve("nginx")));
    Random random = new Random(5);
    for (int size : SIZES) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      nginx.file(size + ".bin", bytes);
    }
    nginx.file("ñandú 日本.txt", "¡Hola!\n".getBytes(StandardCharsets.UTF_8));
    nginx.file("index.html", "<h1>¡Hola!</h1>\n".getBytes(StandardCharsets.UTF_8));
    Files.createDirectory(folder.resolve("nginx/www/folder"));
  }

  @AfterAll
  static void stop() {
    if (nginx != null) {
      nginx.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/?query=a&b=%20c",
        "/0.bin",
        "/1.bin",
        "/4095.bin",
        "/65536.bin",
        "/3000000.bin",
        "/chunked/0.bin",
        "/chunked/1.bin",
        "/chunked/65536.bin",
        "/chunked/3000000.bin",
        "/close/0.bin",
        "/close/1.bin",
        "/close/3000000.bin",
        "/proxied/0.bin",
        "/proxied/4095.bin",
        "/proxied/3000000.bin",
        "/%C3%B1and%C3%BA%20%E6%97%A5%E6%9C%AC.txt",
        "/host",
        "/missing",
        "/folder",
        "/folder/",
        "/none",
        "/unchanged",
        "/broken",
        "/many"
      })
  void getsWhatCurlGets(String path) throws Exception {
    Path body = Files.createTempFile(folder, "curl", ".body");
    Path head = Files.createTempFile(folder, "curl", ".head");
    Process judge =
        new ProcessBuilder(
                curl.toString(),
                "--silent",
                "--show-error",
                "--header",
                "Connection: close",
                "--dump-header",
                head.toString(),
                "--output",
                body.toString(),
                "http://127.0.0.1:" + nginx.port() + path)
            .inheritIO()
            .start();
    assertEquals(0, judge.waitFor());

    Fetched client = Fetched.from(nginx.port(), "--path", path);
    assertEquals("", client.said());
    assertEquals(0, client.status());
    assertEquals(path.startsWith("/chunked/"), Files.readString(head).contains("X-Trailer"));
    int end = client.response().indexOf("\n\n") + 2;
    assertEquals(
        comparable(Files.readString(head)), comparable(client.response().substring(0, end)));
    byte[] got = client.response().substring(end).getBytes(StandardCharsets.ISO_8859_1);
    assertTrue(
        Arrays.equals(Files.readAllBytes(body), got), got.length + " B, and not those of curl");
  }

  @Test
  void encodesAPathAsNginxUnderstandsIt() {
    Fetched client = Fetched.from(nginx.port(), "--path", "/ñandú%20日本.txt");
    assertTrue(client.response().startsWith("HTTP/1.1 200 OK\n"), client.response());
  }

  @Test
  void keepsABodyInAFile() throws IOException {
    Path file = folder.resolve("kept");
    Fetched client =
        Fetched.from(nginx.port(), "--path", "/chunked/3000000.bin", "--output", file.toString());
    assertEquals(0, client.status());
    assertEquals(-1, Files.mismatch(folder.resolve("nginx/www/3000000.bin"), file));
  }

  /**
   * The head with uniform line ends, without its Date, and without the trailer, which curl prints
   * after the head.
   */
  private static String comparable(String head) {
    String lines = head.replace("\r\n", "\n").replaceAll("(?m)^Date: .*$", "Date: now");
    return lines.substring(0, lines.indexOf("\n\n") + 2);
  }
}
