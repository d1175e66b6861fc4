package org.socketlab.socketserver;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** The lines that the stages print, and messages for them. */
final class StageLines {
  /** The longest message, in bytes. */
  static final int LIMIT = 64 * 1024;

  private StageLines() {}

  /** Expects the lines of server-01, and returns the port in the second. */
  static int bound(Child server, String host) {
    server.expectLine("Socket created");
    Pattern bound = Pattern.compile("Socket bound to " + Pattern.quote(host) + ":([1-9]\\d{0,4})");
    String port = server.expectLine(bound, "Socket bound to " + host + ":PORT").group(1);
    return Integer.parseInt(port);
  }

  /** Expects the lines up to the first client, and returns where the server listens. */
  static InetSocketAddress ready(Child server) {
    int port = bound(server, "127.0.0.1");
    server.expectLine("Listening on 127.0.0.1:" + port);
    return new InetSocketAddress("127.0.0.1", port);
  }

  /** Starts the program on a free port and connects the one client of a check to it. */
  static Peer client(Lab lab) {
    Child server = lab.start("--port", "0");
    return connect(lab, server, ready(server), "");
  }

  /** Connects a client, and expects the server to say so. */
  static Peer connect(Lab lab, Child server, InetSocketAddress address, String name) {
    Peer client = lab.connect(address, name);
    server.expectLine("Connected with " + client.localText());
    return client;
  }

  /** The bytes as one message: a line feed at their end and nowhere else. */
  static byte[] line(byte[] bytes) {
    byte[] line = bytes.clone();
    for (int i = 0; i < line.length; i++) {
      line[i] = line[i] == '\n' ? 0 : line[i];
    }
    line[line.length - 1] = '\n';
    return line;
  }

  /**
   * Sends a message of any bytes so that it arrives in pieces: nothing may come back before its
   * last byte. Its last character takes two bytes, and so does its line end; both are cut in two.
   *
   * @return the message
   */
  static byte[] sendInPieces(Lab lab, Peer client) {
    byte[] message = behind(lab.randomWord(), line(lab.randomBytes(20, 40)));
    message[message.length - 1] = 'x';
    byte[] end = "ñ\r\n".getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(message, message.length + end.length);
    System.arraycopy(end, 0, all, message.length, end.length);
    client.send(Arrays.copyOf(all, 10));
    client.expectSilence(300);
    for (int i = 10; i < all.length - 1; i++) {
      client.send(new byte[] {all[i]});
    }
    client.expectSilence(100);
    client.send("\n");
    return all;
  }

  /** A message of random letters, with a line feed at its end. */
  static byte[] letters(Lab lab, int length) {
    byte[] letters = new byte[length];
    for (int i = 0; i < length - 1; i++) {
      letters[i] = (byte) ('a' + lab.random().nextInt(26));
    }
    letters[length - 1] = '\n';
    return letters;
  }

  /** Some text, followed by bytes. */
  static byte[] behind(String text, byte[] bytes) {
    byte[] before = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(before, before.length + bytes.length);
    System.arraycopy(bytes, 0, all, before.length, bytes.length);
    return all;
  }
}
