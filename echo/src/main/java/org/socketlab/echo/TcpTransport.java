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
 * <p>To send all and then receive works as long as the message is small. A large one comes back
 * while it is still on its way out; if nobody takes it in, the buffers of both kernels fill, the
 * server waits for us to read, and we wait for the server to read: for ever. So a thread of its own
 * sends, while this one receives.
 */
final class TcpTransport implements Transport {
  private static final int PIECE = 64 * 1024;

  /**
   * So many bytes fit the kernel's receive buffer: their echo waits there until we read it, and the
   * server never waits for us. To send them needs no thread, which would cost a round trip more
   * time than the network does.
   */
  private static final int SMALL = 16 * 1024;

  /** How long to look for surplus bytes of a server that does not end its stream. */
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
      // Each message leaves at once: a round trip is measured, not the wait for company.
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
      sender.setDaemon(true); // when there is nothing more to receive, nobody waits for it
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
      // All is back, and nothing more seems to come.
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
      // The server takes no more. It may have sent something before, so that reading tells the end.
    }
  }

  /** Waits for a piece of the echo: so long, and longer while the message is still moving. */
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
