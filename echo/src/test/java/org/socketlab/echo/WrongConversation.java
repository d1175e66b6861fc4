package org.socketlab.echo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import org.socketlab.net.LingeringClose;

/** What {@link WrongEchoServer} does with one client. */
final class WrongConversation implements Runnable {
  /** What is wrong. */
  enum Bug {
    NONE,
    LISTENS_EVERYWHERE,
    TELLS_OF_EACH_CLIENT,
    WAITS_FOR_A_LINE,
    DECODES_THE_BYTES,
    ENDS_AFTER_ONE_ECHO,
    NEVER_ENDS_ITS_STREAM,
    ONE_CLIENT_AFTER_ANOTHER,
    ALL_WAIT_FOR_ONE_WRITE,
    READS_AHEAD_WITHOUT_END,
    CUTS_ITS_CONNECTIONS,
    ENDS_WITH_A_RESET,
    SHOWS_ITS_INSIDE_ON_A_RESET,
    SHOWS_ITS_INSIDE_ON_CTRL_C,
    DIES_ON_SIGTERM,
    TRUNCATES_DATAGRAMS,
    DROPS_COPIES,
    ANSWERS_ITS_OWN_PORT,
    ANSWERS_SERVERS,
    SHARES_THE_UDP_PORT,
    EXITS_1_ON_WRONG_USAGE
  }

  private static final Object ONE_AT_A_TIME = new Object();

  private final Socket client;
  private final Bug bug;
  private final BooleanSupplier stopping;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  WrongConversation(Socket client, Bug bug, BooleanSupplier stopping) {
    this.client = client;
    this.bug = bug;
    this.stopping = stopping;
  }

  @Override
  public void run() {
    try {
      client.setTcpNoDelay(true);
      client.setSoTimeout(100); // to check for a stop
      OutputStream out =
          bug == Bug.READS_AHEAD_WITHOUT_END
              ? new Ahead(client.getOutputStream())
              : client.getOutputStream();
      byte[] piece = new byte[8192];
      for (int n; (n = read(piece)) >= 0 && answer(Arrays.copyOf(piece, n), out); ) {
        // On to the next piece.
      }
      out.write(line.toByteArray());
      out.flush();
      close();
    } catch (IOException e) {
      if (bug == Bug.ENDS_WITH_A_RESET) {
        Runtime.getRuntime().halt(1);
      }
      if (bug == Bug.SHOWS_ITS_INSIDE_ON_A_RESET) {
        e.printStackTrace();
      }
    }
  }

  /** A piece of what has come; -1 at the end of the stream, or when the server is to stop. */
  private int read(byte[] piece) throws IOException {
    while (true) {
      try {
        return client.getInputStream().read(piece);
      } catch (SocketTimeoutException e) {
        if (stopping.getAsBoolean()) {
          return -1;
        }
      }
    }
  }

  /** Sends a piece back; returns whether to go on. */
  private boolean answer(byte[] piece, OutputStream out) throws IOException {
    switch (bug) {
      case WAITS_FOR_A_LINE -> {
        line.write(piece);
        byte[] kept = line.toByteArray();
        int lines = kept.length;
        while (lines > 0 && kept[lines - 1] != '\n') {
          lines--;
        }
        out.write(kept, 0, lines);
        line.reset();
        line.write(kept, lines, kept.length - lines);
      }
      case ALL_WAIT_FOR_ONE_WRITE -> {
        synchronized (ONE_AT_A_TIME) {
          out.write(piece);
        }
      }
      case DECODES_THE_BYTES -> out.write(Bytes.of(new String(piece, StandardCharsets.UTF_8)));
      default -> out.write(piece);
    }
    return bug != Bug.ENDS_AFTER_ONE_ECHO;
  }

  private void close() throws IOException {
    if (bug == Bug.CUTS_ITS_CONNECTIONS) {
      client.setSoLinger(true, 0);
      client.close();
    } else if (bug != Bug.NEVER_ENDS_ITS_STREAM) {
      LingeringClose.close(client);
    }
  }

  /** Buffers without a limit, and sends when there is room. */
  private static final class Ahead extends OutputStream {
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();
    private final OutputStream out;
    private final Thread sender = new Thread(this::send);

    Ahead(OutputStream out) {
      this.out = out;
      sender.setDaemon(true);
      sender.start();
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
      queue.add(Arrays.copyOfRange(bytes, from, from + length));
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void flush() {
      queue.add(new byte[0]);
      try {
        sender.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void send() {
      try {
        for (byte[] next; (next = queue.take()).length > 0; ) {
          out.write(next);
        }
      } catch (IOException | InterruptedException e) {
        // The client has gone.
      }
    }
  }
}
