package org.socketlab.socketserver.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.socketlab.http.Framing;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Response;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** A check's connection to a web server: requests out, replies back. */
public final class Talk implements AutoCloseable {
  private final Peer peer;
  private final MessageReader reader;
  private String last = "?";

  private Talk(Peer peer) {
    this.peer = peer;
    this.reader = new MessageReader(peer.input(), Limits.RESPONSE);
  }

  /** Connects. */
  public static Talk to(Lab lab, InetSocketAddress server) {
    return new Talk(lab.connect(server));
  }

  /** One GET request on a connection of its own, with the usual fields. */
  public static Answer get(Lab lab, InetSocketAddress server, String target, String... fields) {
    return ask(lab, server, "GET", target, fields);
  }

  /** The same with another method. */
  public static Answer ask(
      Lab lab, InetSocketAddress server, String method, String target, String... fields) {
    try (Talk talk = to(lab, server)) {
      return talk.ask(method, target, fields);
    }
  }

  /** Sends a body and returns the reply to it. */
  public static Answer post(
      Lab lab, InetSocketAddress server, String target, String type, byte[] body) {
    try (Talk talk = to(lab, server)) {
      String length = "Content-Length: " + body.length;
      talk.send(request("POST", target, "Content-Type: " + type, length), body);
      return talk.answer();
    }
  }

  /** A request's head. */
  public static String request(String method, String target, String... fields) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: lab\r\n");
    for (String field : fields) {
      head.append(field).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  /** A field line whose name is in some other letter case: {@code cONtent-LEngth: 5}. */
  public static String inAnyCase(Lab lab, String field) {
    int colon = field.indexOf(':');
    String name = field.substring(0, colon);
    StringBuilder other = new StringBuilder(name);
    while (other.toString().equals(name)) {
      for (int i = 0; i < colon; i++) {
        char c = name.charAt(i);
        boolean upper = lab.random().nextBoolean();
        other.setCharAt(i, upper ? Character.toUpperCase(c) : Character.toLowerCase(c));
      }
    }
    return other + field.substring(colon);
  }

  /** Sends a request without a body and returns the reply. */
  public Answer ask(String method, String target, String... fields) {
    send(request(method, target, fields));
    return answer();
  }

  /** Sends text. */
  public Talk send(String text) {
    return send(text, new byte[0]);
  }

  /** Sends text and bytes in one write. */
  public Talk send(String text, byte[] more) {
    last = text.lines().findFirst().orElse(last);
    byte[] head = text.getBytes(StandardCharsets.UTF_8);
    byte[] all = java.util.Arrays.copyOf(head, head.length + more.length);
    System.arraycopy(more, 0, all, head.length, more.length);
    peer.send(all);
    return this;
  }

  /** The next reply. */
  public Answer answer() {
    String to = last.length() > 80 ? last.substring(0, 80) + "..." : last;
    try {
      Response response = reader.response();
      Framing framing = to.startsWith("HEAD ") ? new Framing.Length(0) : Framing.of(response);
      byte[] body = reader.body(framing).readAllBytes();
      return new Answer(to, response.status().code(), response.fields(), body);
    } catch (IOException e) {
      throw new CheckFailed("no whole reply to " + to + ": " + e.getMessage());
    }
  }

  /**
   * The head of the next reply, whose body does not end; the body is read from {@link
   * Streamed#body}.
   */
  public Streamed streamed() {
    try {
      Response response = reader.response();
      InputStream body = reader.body(Framing.of(response));
      return new Streamed(
          new Answer(last, response.status().code(), response.fields(), new byte[0]), body);
    } catch (IOException e) {
      throw new CheckFailed("no reply to " + last + ": " + e.getMessage());
    }
  }

  /**
   * A reply that does not end.
   *
   * @param head the reply without its body
   * @param body the body as it comes
   */
  public record Streamed(Answer head, InputStream body) {}

  /**
   * Expects that the sent bytes are not taken for a request: a status of 4xx, or no reply at all.
   */
  public void expectNoSuccess() {
    try {
      if (reader.awaitMessage()) {
        int status = reader.response().status().code();
        if (status < 400) {
          throw new CheckFailed(last + " was answered with " + status);
        }
      }
    } catch (SocketTimeoutException e) {
      throw new CheckFailed("neither a reply nor an end came after " + last);
    } catch (IOException e) {
      // A broken connection is no success either.
    }
  }

  /** Expects the server to end the connection, and to send nothing before. */
  public void expectClosed() {
    try {
      if (reader.awaitMessage()) {
        throw new CheckFailed("the server sent more after its reply to " + last);
      }
    } catch (IOException e) {
      throw new CheckFailed("the connection was not closed in order: " + e.getMessage());
    }
  }

  /** Limits each wait from here on. */
  public Talk patience(int seconds) {
    try {
      peer.socket().setSoTimeout(seconds * 1000);
      return this;
    } catch (IOException e) {
      throw new CheckFailed("the connection broke: " + e.getMessage());
    }
  }

  /** The connection itself. */
  public Peer peer() {
    return peer;
  }

  @Override
  public void close() {
    peer.close();
  }
}
