package org.socketlab.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Fault;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;

/**
 * Which requests the server accepts, and how it refuses others. The page itself is tested in a
 * browser.
 */
final class LiveServerTest implements LiveSource {
  @TempDir private Path folder;
  private final Reel reel = new Reel();
  private final List<String> disturbed = new ArrayList<>();
  private LiveServer server;
  private int port;
  private String page;

  @BeforeEach
  void open() throws IOException {
    server = new LiveServer(0, folder.resolve("tokens"), this);
    String[] parts = server.address().split("/", 4);
    port = Integer.parseInt(parts[2].split(":")[1]);
    page = "/" + parts[3];
  }

  @AfterEach
  void close() {
    reel.close();
    server.close();
  }

  @Override
  public Reel reel() {
    return reel;
  }

  @Override
  public byte[] capture() {
    return new byte[0];
  }

  @Override
  public void disturb(int conversation, Side from, List<Fault> faults) {
    disturbed.add(conversation + " " + from + " " + faults);
  }

  @Override
  public String command() {
    return "bin/wiretap";
  }

  /** The whole reply to a request, sent as these lines. */
  private String ask(String... lines) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private String ours() {
    return "Host: 127.0.0.1:" + port;
  }

  @Test
  void whoKnowsTheAddressGetsAPageThatLoadsNothingFromElsewhere() throws IOException {
    String reply = ask("GET " + page + " HTTP/1.1", ours());
    assertTrue(reply.startsWith("HTTP/1.1 200 "), reply);
    assertTrue(reply.toLowerCase().contains("content-security-policy: default-src 'none';"), reply);
    assertTrue(reply.contains("<title>wiretap</title>"), reply);
    assertFalse(reply.replace("http://www.w3.org", "").contains("//"), reply);
  }

  @Test
  void nobodyElseGetsIn() throws IOException {
    String line = "GET " + page + " HTTP/1.1";
    String stranger = "/" + "0".repeat(32) + "/";
    for (String reply :
        List.of(
            ask("GET / HTTP/1.1", ours()),
            ask("GET " + stranger + " HTTP/1.1", ours()),
            ask("GET " + stranger + "events HTTP/1.1", ours()),
            ask(line, "Host: evil.example:" + port),
            ask(line, "Host: evil.example"),
            ask(line, ours(), "Origin: http://evil.example"),
            ask(line, ours(), "Origin: null"),
            ask(
                "POST " + page + "faults?c=1&from=near HTTP/1.1",
                ours(),
                "Origin: http://evil.example",
                "Content-Length: 0"))) {
      assertTrue(reply.startsWith("HTTP/1.1 403 "), reply);
      assertTrue(reply.endsWith("open the address that wiretap prints\n"), reply);
    }
    assertEquals(List.of(), disturbed);
  }

  @Test
  void theTokenIsTheUsersOwnAndStays() throws IOException {
    Path token = folder.resolve("tokens/token");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(token)));
    assertEquals("/" + Files.readString(token) + "/", page);
    try (LiveServer again = new LiveServer(0, folder.resolve("tokens"), this);
        LiveServer homeless = new LiveServer(0, null, this)) {
      assertTrue(again.address().endsWith(page));
      assertFalse(homeless.address().endsWith(page));
    }
  }

  @Test
  void whatIsNotThereHasASentence() throws IOException {
    assertTrue(
        ask("GET " + page + "rows?c=7&from=0&to=9 HTTP/1.1", ours())
            .endsWith("there is no such conversation any more\n"));
    assertTrue(
        ask("GET " + page + "times?c=1&from=x HTTP/1.1", ours())
            .endsWith("from should be a number\n"));
    assertTrue(ask("GET " + page + "../../etc HTTP/1.1", ours()).startsWith("HTTP/1.1 404 "));
    assertTrue(ask("DELETE " + page + " HTTP/1.1", ours()).startsWith("HTTP/1.1 405 "));
    assertTrue(ask("GET " + page + "rows?c=%zz HTTP/1.1", ours()).startsWith("HTTP/1.1 4"));
  }

  @Test
  void faultsAreCheckedBeforeTheyStrike() throws IOException {
    String line = "POST " + page + "faults?c=3&from=near HTTP/1.1";
    assertTrue(
        ask(line, ours(), "Content-Length: 22\r\n\r\nclient:delay=20,dribbl")
            .contains("'dribbl' is no fault"));
    assertEquals(List.of(), disturbed);
    ask(line, ours(), "Content-Length: 15", "", "client:delay=20");
    assertEquals(List.of("3 NEAR [client:delay=20]"), disturbed);
  }

  @Test
  void theStreamOfEventsTellsWhatHasChanged() throws IOException {
    InetSocketAddress near = new InetSocketAddress("127.0.0.1", 5);
    Conversation conversation = reel.begin(new Meeting(1, false, near, near, near));
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      String request = "GET " + page + "events HTTP/1.1\r\n" + ours() + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      StringBuilder told = new StringBuilder();
      readUntil(socket, told, "\"number\":1,");
      conversation.bytes(Side.NEAR, ByteBuffer.wrap("hello".getBytes(UTF_8)));
      readUntil(socket, told, "\"end\":1}");
      assertFalse(told.toString().contains("hello"), "the page fetches what it shows");
    }
  }

  private static void readUntil(Socket socket, StringBuilder told, String wanted)
      throws IOException {
    while (told.indexOf(wanted) < 0) {
      int next = socket.getInputStream().read();
      assertTrue(next >= 0, () -> "it ended after " + told);
      told.append((char) next);
    }
  }
}
