package org.socketlab.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.socketlab.ladder.Printable;
import org.socketlab.net.Addresses;
import org.socketlab.tap.Side;

/**
 * The other end of a TCP connection, scripted by a check: each step is told, each wait is bounded.
 */
public final class Peer implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int SHOWN = 60;

  private final Socket socket;
  private final Story story;
  private final String name;
  private final InetSocketAddress local;
  private final Recorded recorded;
  private final InputStream input;

  /** On the near side if the check has connected, on the far side if the program has. */
  Peer(Socket socket, Side side, Story story, String name) throws IOException {
    this.socket = socket;
    this.story = story;
    this.name = name;
    this.local =
        (InetSocketAddress) socket.getLocalSocketAddress(); // which a closed socket forgets
    this.recorded =
        story
            .recording()
            .connected(side, local, (InetSocketAddress) socket.getRemoteSocketAddress());
    this.input = new RecordedInput(socket.getInputStream(), recorded);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  /** Sends text as UTF-8. */
  public void send(String text) {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends bytes, all in one write. */
  public void send(byte[] bytes) {
    story.step("send", name + sized(bytes));
    recorded.sends(bytes);
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new CheckFailed(
          "the connection broke while the check sent "
              + bytes.length
              + " bytes: "
              + e.getMessage());
    }
  }

  /** Ends our stream: the program reads an end of stream, and may go on sending. */
  public void endStream() {
    story.step("end", name + "end of our stream");
    recorded.ends();
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new CheckFailed(
          "the connection broke before the check ended its stream: " + e.getMessage());
    }
  }

  /** Expects exactly these bytes next, in any number of pieces; does not look at what follows. */
  public void expect(String expected) {
    expect(expected.getBytes(StandardCharsets.UTF_8));
  }

  /** Expects exactly these bytes next, in any number of pieces; does not look at what follows. */
  public void expect(byte[] expected) {
    story.step("expect", name + sized(expected));
    byte[] got = read(expected.length, "the %d bytes expected".formatted(expected.length));
    story.expectSame("the reply", expected, got);
  }

  /** Expects these bytes and then the end of the stream: not a byte more. */
  public void expectAll(byte[] expected) {
    story.step("expect", name + sized(expected) + ", then end of stream");
    story.expectSame("the reply", expected, read(Integer.MAX_VALUE, "the end of the stream"));
  }

  /** Expects this text and then the end of the stream: not a byte more. */
  public void expectAll(String expected) {
    expectAll(expected.getBytes(StandardCharsets.UTF_8));
  }

  /** Expects the end of the stream, with no byte before it. */
  public void expectEnd() {
    expectAll(new byte[0]);
  }

  /** Expects that nothing comes for a while: neither a byte nor an end. */
  public void expectSilence(int millis) {
    story.step("expect", name + "nothing for " + millis + " ms");
    try {
      socket.setSoTimeout(millis);
      int b = input.read();
      throw new CheckFailed(
          b < 0
              ? "the stream ended where nothing was due yet"
              : "a byte came where nothing was due yet: %02x".formatted(b));
    } catch (SocketTimeoutException asExpected) {
      restorePatience();
    } catch (IOException e) {
      throw new CheckFailed("the connection broke: " + e.getMessage());
    }
  }

  /** The bytes up to and including the next line feed, as text. */
  public String line() {
    story.step("read", name + "a line");
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] one;
    do {
      one = read(1, "the end of a line");
      line.writeBytes(one);
    } while (one.length == 1 && one[0] != '\n');
    return line.toString(StandardCharsets.UTF_8);
  }

  /** The next {@code count} bytes, in any number of pieces. */
  public byte[] take(int count) {
    story.step("read", name + count + " bytes");
    byte[] got = read(count, count + " bytes");
    if (got.length < count) {
      throw new CheckFailed("the stream ended after %d of %d bytes".formatted(got.length, count));
    }
    return got;
  }

  /** How many bytes have come and are not read yet. */
  public int available() {
    try {
      return input.available();
    } catch (IOException e) {
      throw new CheckFailed("the connection broke: " + e.getMessage());
    }
  }

  /** All bytes up to the end of the stream. */
  public byte[] toEnd() {
    story.step("read", name + "to the end of the stream");
    return read(Integer.MAX_VALUE, "the end of the stream");
  }

  /** Breaks the connection with a reset, as a crashed program's kernel does. */
  public void reset() {
    story.step("reset", name + "the connection");
    recorded.resets();
    try {
      socket.setSoLinger(true, 0); // closing without lingering sends RST instead of FIN
      socket.close();
    } catch (IOException e) {
      throw new CheckFailed("the connection broke before the check reset it: " + e.getMessage());
    }
  }

  /** Our end's address, which is what the program sees as its client's. */
  public InetSocketAddress local() {
    return local;
  }

  /** Our end's address as the contract writes it: {@code 127.0.0.1:50112}. */
  public String localText() {
    return Addresses.text(local());
  }

  /** The program's stream, for a check that reads it in its own way. */
  public InputStream input() {
    return input;
  }

  /** The socket itself, for other uses by a check; those are not recorded. */
  public Socket socket() {
    return socket;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }

  private byte[] read(int count, String what) {
    story.waitingFor(what);
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    byte[] buffer = new byte[65536];
    try {
      while (got.size() < count) {
        int n = input.read(buffer, 0, Math.min(buffer.length, count - got.size()));
        if (n < 0) {
          break;
        }
        got.write(buffer, 0, n);
      }
      return got.toByteArray();
    } catch (SocketTimeoutException e) {
      throw new CheckFailed(
          "waited %d s for %s; %s".formatted(PATIENCE_MILLIS / 1000, what, soFar(got)));
    } catch (IOException e) {
      throw new CheckFailed(
          "the connection broke (%s) before %s; %s".formatted(e.getMessage(), what, soFar(got)));
    }
  }

  private static String soFar(ByteArrayOutputStream got) {
    return got.size() == 0 ? "nothing came" : "so far came " + sized(got.toByteArray());
  }

  private void restorePatience() {
    try {
      socket.setSoTimeout(PATIENCE_MILLIS);
    } catch (IOException e) {
      throw new CheckFailed("the connection broke: " + e.getMessage());
    }
  }

  private static String sized(byte[] bytes) {
    return "%d B  %s".formatted(bytes.length, Printable.of(bytes, SHOWN));
  }
}
