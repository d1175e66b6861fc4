package org.socketlab.socketserver.chatserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.socketlab.socketserver.web.Attack.bytes;
import static org.socketlab.socketserver.web.Attack.connect;
import static org.socketlab.socketserver.web.Attack.said;
import static org.socketlab.socketserver.web.Attack.status;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.socketlab.socketserver.chatserver.ChatLab.User;
import org.socketlab.socketserver.web.Attack;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;

/** Clients that ask too much of chat-server, or read too little. */
@Execution(ExecutionMode.SAME_THREAD)
final class ChatHostile {
  private static final String EVENTS = "GET /events HTTP/1.1\r\nHost: x\r\n\r\n";

  private final Lab lab = Lab.ours("socketserver", "chat-server");

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void readersThatDoNotReadAreDroppedAndHoldUpNobody() throws IOException {
    Child child = ChatLab.start(lab);
    InetSocketAddress server = child.listening();
    User ana = ChatLab.join(lab, server, "ana");
    List<Socket> stalled = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Socket socket = new Socket();
      socket.setReceiveBufferSize(4096);
      socket.connect(server);
      socket.getOutputStream().write(bytes(EVENTS));
      stalled.add(socket);
    }
    try (EventLines reader = new EventLines(lab, server, null)) {
      long before = Attack.openFiles(child.pid());
      String text = "🚀".repeat(4000);
      for (int i = 0; i < 100; i++) { // 1.6 MB of events, while 1 MiB may wait for each
        ana.post(text);
        reader.expect("message");
      }
      Attack.await(
          "the stalled ones are dropped",
          () -> Attack.openFiles(child.pid()) <= before - stalled.size());
    }
    for (Socket socket : stalled) {
      socket.close();
    }
  }

  @Test
  void oneAddressHasSoManyConnectionsAndNoMore() throws IOException {
    String data = lab.folder().resolve("data").toString();
    InetSocketAddress server =
        lab.start("127.0.0.1", "0", "--data", data, "--per-address", "5").listening();
    lab.start("--per-address", "0").expectFailure("chat-server", 2, "--per-address 0");
    byte[] ask = bytes("GET /users HTTP/1.0\r\n\r\n");
    List<Socket> readers = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      Socket socket = connect(server);
      socket.getOutputStream().write(bytes(EVENTS));
      assertTrue(Attack.head(socket).startsWith("HTTP/1.1 200"));
      readers.add(socket);
    }
    assertEquals(503, status(said(server, ask)));
    try (Socket elsewhere = new Socket()) {
      elsewhere.bind(new InetSocketAddress("127.0.0.2", 0));
      elsewhere.connect(server);
      elsewhere.getOutputStream().write(ask);
      assertTrue(Attack.head(elsewhere).startsWith("HTTP/1.1 200"));
    }
    readers.get(0).close();
    Attack.await("its place is free", () -> isServed(server, ask));
    for (Socket reader : readers) {
      reader.close();
    }
  }

  private static boolean isServed(InetSocketAddress server, byte[] ask) {
    try {
      return status(said(server, ask)) == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
