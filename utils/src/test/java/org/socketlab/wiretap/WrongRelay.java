package org.socketlab.wiretap;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.socketlab.ladder.LadderPrinter;
import org.socketlab.ladder.LadderStyle;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;
import org.socketlab.tap.Witness;
import org.socketlab.wiretap.WrongWiretap.Bug;

/** A relay of TCP connections with two threads for each conversation, and one bug. */
final class WrongRelay {
  private static final byte[] END = new byte[0];

  private final Bug bug;
  private final InetSocketAddress far;
  private final LadderPrinter printer =
      new LadderPrinter(
          new PrintStream(System.out, true, StandardCharsets.UTF_8),
          new LadderStyle("wiretap ->", 76, false, false),
          false);

  WrongRelay(Bug bug, InetSocketAddress far) {
    this.bug = bug;
    this.far = far;
  }

  /** Whether a bug is one of this relay's. */
  static boolean has(Bug bug) {
    return bug != Bug.NONE && bug.compareTo(Bug.DRAWS_EACH_READ) <= 0;
  }

  /** Relays until it is killed. */
  void run() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      System.out.println("Listening on 127.0.0.1:" + server.getLocalPort());
      Thread drawing = new Thread(printer::run);
      drawing.start();
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    printer.stop();
                    WrongWiretap.join(drawing);
                  }));
      for (int number = 1; ; number++) {
        Socket near = server.accept();
        InetSocketAddress address = (InetSocketAddress) near.getRemoteSocketAddress();
        Witness witness = printer.begin(new Meeting(number, false, address, address, far));
        Thread thread = new Thread(() -> converse(near, witness));
        thread.start();
        if (bug == Bug.SERVES_ONE_AFTER_ANOTHER) {
          WrongWiretap.join(thread);
        }
      }
    }
  }

  private void converse(Socket near, Witness witness) {
    Socket other = new Socket();
    AtomicBoolean broken = new AtomicBoolean();
    try {
      other.connect(far);
    } catch (IOException e) {
      witness.refused(e.getMessage());
      breakOff(near);
      witness.closed();
      return;
    }
    witness.opened();
    Thread back = new Thread(() -> pump(other, near, Side.FAR, witness, broken));
    back.start();
    pump(near, other, Side.NEAR, witness, broken);
    WrongWiretap.join(back);
    close(near);
    close(other);
    witness.closed();
  }

  private void pump(Socket from, Socket to, Side side, Witness witness, AtomicBoolean broken) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = out(to);
      byte[] buffer = new byte[65536];
      for (int n; (n = in.read(buffer)) >= 0; ) {
        byte[] bytes = Arrays.copyOf(buffer, n);
        if (bug == Bug.READS_TEXT) {
          bytes = new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        }
        synchronized (witness) {
          witness.bytes(side, ByteBuffer.wrap(bytes));
          if (bug == Bug.DRAWS_EACH_READ) {
            witness.bytes(side.other(), ByteBuffer.wrap(END));
          }
        }
        out.write(bytes);
      }
      if (bug == Bug.TAKES_AN_END_FOR_BOTH && !broken.compareAndSet(false, true)) {
        return;
      }
      synchronized (witness) {
        witness.ended(side);
      }
      out.close();
      if (bug == Bug.TAKES_AN_END_FOR_BOTH) {
        witness.ended(side.other());
        close(from);
        close(to);
      }
    } catch (IOException e) {
      if (bug == Bug.SHOWS_A_RESET_FROM_INSIDE) {
        e.printStackTrace();
      }
      if (broken.compareAndSet(false, true)) {
        witness.reset(side);
        breakOff(to);
        close(from);
      }
    }
  }

  /** The stream to write to; closing it ends that direction. */
  private OutputStream out(Socket to) throws IOException {
    OutputStream direct =
        new FilterOutputStream(to.getOutputStream()) {
          @Override
          public void write(byte[] bytes) throws IOException {
            out.write(bytes);
          }

          @Override
          public void close() throws IOException {
            to.shutdownOutput();
          }
        };
    return bug == Bug.READS_WITHOUT_LIMIT ? new Endless(direct) : direct;
  }

  private void breakOff(Socket socket) {
    try {
      socket.setSoLinger(bug != Bug.MAKES_AN_END_OF_A_RESET, 0);
    } catch (IOException e) {
      // Closed already.
    }
    close(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is closed.
    }
  }

  /** Takes whatever comes into memory, and writes it when it can. */
  private static final class Endless extends OutputStream {
    private final BlockingQueue<byte[]> queue = new LinkedBlockingQueue<>();

    private Endless(OutputStream out) {
      Thread writer = new Thread(() -> drain(out));
      writer.setDaemon(true);
      writer.start();
    }

    private void drain(OutputStream out) {
      try (out) {
        for (byte[] next; (next = queue.take()) != END; ) {
          out.write(next);
        }
      } catch (IOException | InterruptedException e) {
        // Nobody reads any more.
      }
    }

    @Override
    public void write(int b) {
      queue.add(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes) {
      queue.add(bytes);
    }

    @Override
    public void close() {
      queue.add(END);
    }
  }
}
