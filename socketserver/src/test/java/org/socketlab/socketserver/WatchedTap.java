package org.socketlab.socketserver;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.testing.Child;
import org.socketlab.testing.Command;
import org.socketlab.wiretap.Wiretap;

/** A wiretap that shows its page. */
final class WatchedTap implements AutoCloseable {
  private static final String WATCH = "Watch at ";

  private final Child wiretap;
  private final String url;
  private final InetSocketAddress address;

  /**
   * Starts it.
   *
   * @param home the home folder of its user
   */
  WatchedTap(Path home, String listen, String web, String to, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("--listen", listen, "--to", to, "--web", web));
    words.addAll(List.of(more));
    String line =
        "exec \"$1\" -Duser.home=%s \"${@:2}\"".formatted(Command.quoted(home.toString()));
    wiretap = Child.ofMain(line, Wiretap.class, words.toArray(String[]::new));
    String watch = wiretap.line();
    if (!watch.startsWith(WATCH)) {
      throw new IOException("not the page's address: " + watch);
    }
    url = watch.substring(WATCH.length());
    address = wiretap.listening();
  }

  String url() {
    return url;
  }

  /** The page's port. */
  String web() {
    return url.replaceAll("http://127\\.0\\.0\\.1:([0-9]+)/.*", "$1");
  }

  /** The port that it relays. */
  String port() {
    return String.valueOf(address.getPort());
  }

  /** Connects through it. */
  Socket connect() throws IOException {
    Socket socket = new Socket(address.getAddress(), address.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(20_000);
    return socket;
  }

  /** Sends over such a connection, and reads the echo. */
  static void echo(Socket socket, byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    int back = socket.getInputStream().readNBytes(bytes.length).length;
    if (back != bytes.length) {
      throw new IOException("only " + back + " bytes came back");
    }
  }

  /** Resets such a connection. */
  static void breakOff(Socket socket) throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** Sends a datagram through it. */
  void send(DatagramSocket socket, byte[] bytes) throws IOException {
    InetAddress host = address.getAddress();
    socket.send(new DatagramPacket(bytes, bytes.length, host, address.getPort()));
  }

  @Override
  public void close() {
    wiretap.close();
  }
}
