package org.socketlab.socketserver.tws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.socketserver.web.Attack;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;
import org.socketlab.testing.RealPeer;

/** tws and clients that others wrote: curl, ab, wrk, slowhttptest. */
@Execution(ExecutionMode.SAME_THREAD)
final class TwsInterop {
  private final Lab lab = Lab.ours("socketserver", "tws");
  private Child child;
  private String url;
  private InetSocketAddress server;

  private void start() throws IOException {
    Path root = Files.createDirectories(lab.folder().resolve("root"));
    Files.write(root.resolve("a.bin"), lab.randomBytes(300_000, 300_000));
    child = TwsLab.start(lab, "--root", root.toString());
    server = child.listening();
    url = "http://127.0.0.1:" + server.getPort();
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void curlGetsAndGoesOn() throws Exception {
    Path curl = RealPeer.require("curl");
    start();
    Path whole = lab.folder().resolve("whole");
    byte[] content = Files.readAllBytes(lab.folder().resolve("root/a.bin"));
    run(curl, "-s", "-f", "-o", whole.toString(), url + "/a.bin");
    assertEquals(-1, java.util.Arrays.mismatch(content, Files.readAllBytes(whole)));
    Files.write(whole, java.util.Arrays.copyOf(content, 123_456)); // as if it had broken off
    run(curl, "-s", "-f", "-C", "-", "-o", whole.toString(), url + "/a.bin");
    assertEquals(-1, java.util.Arrays.mismatch(content, Files.readAllBytes(whole)));
    assertEquals(
        "206 10",
        run(
            curl,
            "-s",
            "-r",
            "5-14",
            "-w",
            "%{http_code} %{size_download}",
            "-o",
            "/dev/null",
            url + "/a.bin"));
  }

  @Test
  void curlAsksOnlyForWhatIsNew() throws Exception {
    Path curl = RealPeer.require("curl");
    start();
    String tag = lab.folder().resolve("tag").toString();
    run(curl, "-s", "--etag-save", tag, "-o", "/dev/null", url + "/a.bin");
    assertEquals("304", code(curl, "--etag-compare", tag, url + "/a.bin"));
    assertEquals("304", code(curl, "-z", "1 Jan 2030", url + "/a.bin"));
    assertEquals("200", code(curl, "-z", "1 Jan 2000", url + "/a.bin"));
  }

  @Test
  void curlAsksForTheHeadAlone() throws Exception {
    Path curl = RealPeer.require("curl");
    start();
    String head = run(curl, "-s", "-I", url + "/a.bin", url + "/page_one");
    assertTrue(head.contains("Content-Length: 300000\r\n"), head);
    assertEquals(2, head.split("HTTP/1.1 200 OK", -1).length - 1, head);
  }

  @Test
  void curlWaitsForContinue() throws Exception {
    Path curl = RealPeer.require("curl");
    start();
    Path body = Files.write(lab.folder().resolve("body"), lab.randomBytes(900_000, 1_000_000));
    Path back = lab.folder().resolve("back");
    String said =
        run(
            curl,
            "-v",
            "-f",
            "-H",
            "Expect: 100-continue",
            "--data-binary",
            "@" + body,
            "-o",
            back.toString(),
            url + "/echo");
    assertTrue(said.contains("100 Continue"), said);
    assertEquals(-1, Files.mismatch(body, back));
    Files.write(body, new byte[2_000_000]);
    assertEquals("413", code(curl, "--data-binary", "@" + body, url + "/echo"));
  }

  @Test
  void abFindsNoFailedRequest() throws Exception {
    Path ab = RealPeer.require("ab");
    start();
    for (List<String> kind : List.of(List.of("-k"), List.<String>of())) {
      List<String> words = new ArrayList<>(List.of("-q", "-n", "2000", "-c", "20"));
      words.addAll(kind);
      words.add(url + "/page_one");
      String said = run(ab, words.toArray(String[]::new));
      assertTrue(said.matches("(?s).*Complete requests: +2000\\n.*Failed requests: +0\\n.*"), said);
      assertFalse(said.contains("Non-2xx"), said);
    }
  }

  @Test
  void wrkFindsNoError() throws Exception {
    Path wrk = RealPeer.require("wrk");
    start();
    String said = run(wrk, "-t1", "-c50", "-d2s", url + "/a.bin");
    assertTrue(said.contains("requests in"), said);
    assertFalse(said.contains("Socket errors") || said.contains("Non-2xx"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-H", "-B", "-X"})
  void slowhttptestDoesNotBringItDown(String attack) throws Exception {
    Path slow = RealPeer.require("slowhttptest");
    start();
    List<String> words =
        new ArrayList<>(List.of(slow.toString(), attack, "-c", "300", "-r", "300"));
    words.addAll(List.of("-l", "12", "-p", "2", "-i", "2", "-u"));
    words.add(url + (attack.equals("-B") ? "/echo" : "/bigfile"));
    Process attacker = new ProcessBuilder(words).redirectErrorStream(true).start();
    try {
      for (int i = 0; i < 50 && attacker.isAlive(); i++) {
        Attack.expectServed(server);
        attacker.waitFor(200, TimeUnit.MILLISECONDS);
      }
    } finally {
      attacker.destroyForcibly();
    }
    Attack.expectServed(server);
    child.expectNoStackTrace();
  }

  private String code(Path curl, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("-s", "-o", "/dev/null", "-w", "%{http_code}"));
    all.addAll(List.of(words));
    return run(curl, all.toArray(String[]::new));
  }

  /** What a command prints, on stdout and stderr. */
  private static String run(Path command, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(command.toString()));
    all.addAll(List.of(words));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "still running: " + all);
    assertEquals(0, process.exitValue(), said);
    return said;
  }
}
