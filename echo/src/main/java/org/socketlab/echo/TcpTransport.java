package org.socketlab.echo;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * A TCP connection to an echo server, which sends and receives at the same time.
 *
 * <p>Sending all and then receiving works only for a small message. The echo of a large message
 * comes back while the message is still being sent; if nobody reads it, the buffers of both kernels
 * fill, and server and client wait for each other to read: a deadlock. So a second thread sends,
 * while this thread receives.
 */
final class TcpTransport implements Transport {
  private static final int PIECE = 64 * 1024;

  /**
   * An echo of this size fits the kernel's receive buffer: it waits there until we read it, and the
   * server never waits for us. Such a message needs no second thread, which would cost a round trip
   * more time than the network does.
   */
  private static final int SMALL = 16 * 1024;

  /** How long to wait for surplus bytes from a server that does not end its stream. */
  private static final int SURPLUS_MILLIS = 1000;

  private final int timeoutMillis;
  private final Socket socket = new Socket();
  private final byte[] piece = new byte[PIECE];

  /** When the last bytes were sent, by the clock of {@link System#nanoTime}. */
  private volatile long sentLast;

  /**
   * Connects.
   *
   * @param timeoutMillis how long to wait for the connection, and then for anything to move
   */
  TcpTransport(InetSocketAddress server, int timeoutMillis) throws IOException {
    this.timeoutMillis = timeoutMillis;
    try {
      socket.connect(server, timeoutMillis);
      // Each message leaves at once: this measures a round trip, not the delay of Nagle's
      // algorithm.
      socket.setTcpNoDelay(true);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public boolean loses() {
    return false;
  }

  @Override
  public void exchange(Echo echo, boolean last) throws IOException {
    sentLast = System.nanoTime();
    if (echo.size() <= SMALL) {
      send(echo.message(), last);
    } else {
      Thread sender = new Thread(() -> send(echo.message(), last), "sender");
      sender.setDaemon(true); // the process may end while it still sends
      sender.start();
    }
    while (!echo.isWhole() && echo.ending() == null) {
      receive(echo, timeoutMillis);
    }
    try {
      while (last && !echo.isTooLong() && echo.ending() == null) {
        receive(echo, Math.min(timeoutMillis, SURPLUS_MILLIS));
      }
    } catch (SocketTimeoutException e) {
      // The echo is complete, and no surplus has come.
    }
  }

  /** Sends all of it; after the last message, ends our stream. */
  private void send(ByteBuffer message, boolean last) {
    byte[] next = new byte[Math.min(PIECE, message.remaining())];
    try {
      OutputStream out = socket.getOutputStream();
      while (message.hasRemaining()) {
        int count = Math.min(next.length, message.remaining());
        message.get(next, 0, count);
        out.write(next, 0, count);
        sentLast = System.nanoTime();
      }
      if (last) {
        socket.shutdownOutput();
      }
    } catch (IOException e) {
      // The server takes no more. It may have sent bytes before; reading finds the end.
    }
  }

  /**
   * Waits for a piece of the echo: {@code millis}, or longer while the message is still being sent.
   */
  private void receive(Echo echo, int millis) throws SocketTimeoutException {
    int count = -1;
    try {
      socket.setSoTimeout(millis);
      count = socket.getInputStream().read(piece);
      if (count < 0) {
        echo.ended("the connection ended");
      }
    } catch (SocketTimeoutException e) {
      if (System.nanoTime() - sentLast >= TimeUnit.MILLISECONDS.toNanos(millis)) {
        throw e;
      }
    } catch (IOException e) {
      echo.ended(e.getMessage()); // Connection reset
    }
    if (count > 0) {
      echo.came(ByteBuffer.wrap(piece, 0, count));
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
