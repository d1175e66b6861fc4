package org.socketlab.socketserver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Lab;

/** Hundreds of clients, which a story counts instead of listing each. */
final class Crowd implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  /** How long to wait for a welcome that may never come. */
  private static final int DOUBT_MILLIS = 1000;

  private final Lab lab;
  private final InetSocketAddress address;
  private final Deque<Socket> clients = new ArrayDeque<>();

  Crowd(Lab lab, InetSocketAddress address) {
    this.lab = lab;
    this.address = address;
  }

  /** Connects that many clients, and expects each to be welcomed. */
  void gather(int count, String welcome) {
    lab.story().step("connect", count + " clients, each of which expects its welcome");
    while (clients.size() < count) {
      if (!nextIsGreeted(welcome, PATIENCE_MILLIS)) {
        throw new CheckFailed("client %d was not welcomed".formatted(clients.size()));
      }
    }
  }

  /** Connects clients until one gets no welcome, since the server is full. */
  void gatherUntilOneIsNotGreeted(int most, String welcome) {
    lab.story().step("connect", "clients, until one gets no welcome within a second");
    do {
      if (clients.size() == most) {
        expectOpen(clients.getFirst()); // who drops clients never has too many of them
        throw new CannotCheck("the limit of open files limits nothing here", null);
      }
    } while (nextIsGreeted(welcome, DOUBT_MILLIS));
    lab.story().step("note", "client " + clients.size() + " got no welcome; now all leave");
  }

  private static void expectOpen(Socket first) {
    try {
      first.setSoTimeout(1);
      if (first.getInputStream().read() < 0) {
        throw new CheckFailed("the server has closed the connection of client 1, which stays");
      }
    } catch (SocketTimeoutException e) {
      // Open, and nobody says anything.
    } catch (IOException e) {
      throw new CheckFailed("the connection of client 1, which stays, broke: " + e.getMessage());
    }
  }

  /** Expects an answer to the client that came last. */
  void lastOneAsks(String before) {
    String message = lab.randomWord() + "\n";
    lab.story().step("send", "client " + clients.size() + ": " + message.strip() + "\\n");
    try {
      Socket last = clients.getLast();
      last.getOutputStream().write(message.getBytes(StandardCharsets.US_ASCII));
      expect(last, before + message);
    } catch (IOException e) {
      throw new CheckFailed("client " + clients.size() + " got no answer: " + e.getMessage());
    }
  }

  private boolean nextIsGreeted(String welcome, int millis) {
    Socket client = new Socket();
    clients.add(client);
    lab.story().waitingFor("the welcome of client " + clients.size());
    try {
      client.connect(address, PATIENCE_MILLIS);
      client.setSoTimeout(millis);
      expect(client, welcome);
      return true;
    } catch (IOException e) {
      return false; // no welcome in time, or a closed connection
    }
  }

  private static void expect(Socket client, String expected) throws IOException {
    byte[] got = client.getInputStream().readNBytes(expected.length());
    String text = new String(got, StandardCharsets.US_ASCII);
    if (!text.equals(expected)) {
      throw new IOException("it got '" + text.strip() + "'");
    }
  }

  @Override
  public void close() {
    for (Socket client : clients) {
      try {
        client.close();
      } catch (IOException e) {
        // Closed is closed.
      }
    }
  }
}
