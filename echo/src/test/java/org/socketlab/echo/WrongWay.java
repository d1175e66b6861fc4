package org.socketlab.echo;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** How {@link WrongEchoClient} sends and receives, with its bugs there. */
interface WrongWay extends AutoCloseable {
  /** What is wrong. */
  enum Bug {
    NONE,
    NEVER_ENDS_ITS_STREAM,
    COUNTS_CHARACTERS,
    DECODES_THE_BYTES,
    ALWAYS_ENDS_THE_LINE,
    ASKS_NOBODY,
    TAKES_ONE_READ_FOR_THE_ECHO,
    SENDS_ALL_BEFORE_IT_RECEIVES,
    TAKES_AN_EARLY_END_FOR_THE_END,
    COUNTS_FROM_ZERO,
    COMPARES_LENGTHS_ONLY,
    STOPS_WHEN_IT_HAS_ENOUGH,
    WAITS_FOR_EVER,
    BOUNDS_THE_WHOLE_EXCHANGE,
    TAKES_THE_FIRST_ADDRESS,
    SHOWS_ITS_INSIDE_ON_A_RESET,
    SHOWS_ITS_INSIDE_ON_CTRL_C,
    FORGETS_TO_FLUSH,
    EXITS_1_ON_WRONG_USAGE,
    CUTS_DATAGRAMS,
    JOINS_DATAGRAMS,
    TAKES_ANYBODYS_DATAGRAM,
    KEEPS_TO_ITSELF_WHO_ANSWERED,
    TAKES_A_COPY_FOR_THE_NEXT_ECHO,
    COUNTS_A_COPY_FOR_A_LOST_ECHO,
    SENDS_THE_NEXT_AT_ONCE,
    IGNORES_THE_INTERVAL,
    TAKES_ANY_ECHO_FOR_ITS_OWN,
    PRINTS_THE_MEAN_AS_MIN,
    FORGETS_THE_HISTOGRAM,
    SENDS_NO_EMPTY_DATAGRAM
  }

  void send(byte[] message) throws IOException;

  byte[] exchange(byte[] message, boolean last) throws IOException;

  @Override
  void close() throws IOException;

  static WrongWay to(InetSocketAddress address, boolean udp, int timeout, Bug bug)
      throws IOException {
    int millis = bug == Bug.WAITS_FOR_EVER ? 0 : timeout;
    return udp ? new Udp(address, millis, bug) : new Tcp(address, millis, bug);
  }

  /** Receives while a thread of its own sends. */
  final class Tcp implements WrongWay {
    private final Socket socket = new Socket();
    private final long deadline;
    private final Bug bug;

    Tcp(InetSocketAddress address, int timeout, Bug bug) throws IOException {
      this.bug = bug;
      deadline = System.currentTimeMillis() + timeout;
      socket.connect(address, timeout);
      socket.setSoTimeout(timeout);
      socket.setTcpNoDelay(true);
    }

    @Override
    public void send(byte[] message) throws IOException {
      socket.getOutputStream().write(message);
    }

    @Override
    public byte[] exchange(byte[] message, boolean last) throws IOException {
      if (bug == Bug.SENDS_ALL_BEFORE_IT_RECEIVES) {
        sendAll(message, last);
      } else {
        new Thread(() -> sendAll(message, last)).start();
      }
      return receive(message.length, last && bug != Bug.STOPS_WHEN_IT_HAS_ENOUGH);
    }

    private void sendAll(byte[] message, boolean last) {
      try {
        send(message);
        if (last && bug != Bug.NEVER_ENDS_ITS_STREAM) {
          socket.shutdownOutput();
        }
      } catch (IOException e) {
        // The receiver sees it, too.
      }
    }

    private byte[] receive(int count, boolean toTheEnd) throws IOException {
      InputStream in = socket.getInputStream();
      ByteArrayOutputStream echo = new ByteArrayOutputStream();
      byte[] piece = new byte[65536];
      while (toTheEnd || echo.size() < count) {
        if (bug == Bug.BOUNDS_THE_WHOLE_EXCHANGE) {
          socket.setSoTimeout((int) Math.max(1, deadline - System.currentTimeMillis()));
        }
        int n =
            in.read(
                piece, 0, toTheEnd ? piece.length : Math.min(piece.length, count - echo.size()));
        if (n < 0) {
          break;
        }
        echo.write(piece, 0, n);
        if (bug == Bug.TAKES_ONE_READ_FOR_THE_ECHO) {
          break;
        }
      }
      return echo.toByteArray();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  /** A datagram there, and one back that is no copy of an earlier one. */
  final class Udp implements WrongWay {
    private final DatagramSocket socket = new DatagramSocket();
    private final Set<ByteBuffer> earlier = new HashSet<>();
    private final InetSocketAddress server;
    private final Bug bug;

    Udp(InetSocketAddress server, int timeout, Bug bug) throws IOException {
      this.server = server;
      this.bug = bug;
      socket.setSoTimeout(timeout);
    }

    @Override
    public void send(byte[] message) throws IOException {
      int length = bug == Bug.CUTS_DATAGRAMS ? Math.min(message.length, 1024) : message.length;
      if (length > 0 || bug != Bug.SENDS_NO_EMPTY_DATAGRAM) {
        socket.send(new DatagramPacket(message, length, server));
      }
    }

    @Override
    public byte[] exchange(byte[] message, boolean last) throws IOException {
      send(message);
      byte[] echo = receive();
      while (earlier.contains(ByteBuffer.wrap(echo)) && bug != Bug.TAKES_A_COPY_FOR_THE_NEXT_ECHO) {
        echo = bug == Bug.COUNTS_A_COPY_FOR_A_LOST_ECHO ? message : receive();
      }
      earlier.add(ByteBuffer.wrap(message));
      return last && bug == Bug.JOINS_DATAGRAMS ? joined(echo) : echo;
    }

    private byte[] receive() throws IOException {
      DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
      String other = "";
      try {
        socket.receive(packet);
        while (!packet.getSocketAddress().equals(server) && bug != Bug.TAKES_ANYBODYS_DATAGRAM) {
          other = packet.getAddress().getHostAddress();
          packet.setLength(65536);
          socket.receive(packet);
        }
      } catch (SocketTimeoutException e) {
        boolean tell = !other.isEmpty() && bug != Bug.KEEPS_TO_ITSELF_WHO_ANSWERED;
        String place = " answered in place of " + server.getAddress().getHostAddress();
        String cause = ": does the server listen at every address?";
        throw new SocketTimeoutException(tell ? other + place + cause : "nothing came");
      }
      return Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private byte[] joined(byte[] echo) throws IOException {
      try {
        while (true) {
          echo = Bytes.joined(echo, receive());
        }
      } catch (SocketTimeoutException e) {
        return echo;
      }
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}
