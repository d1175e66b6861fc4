package org.socketlab.ntp;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.cli.WholeNumber;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * ntp-server: tells the time.
 *
 * <p>basics-04 and basics-05 need a server to ask, and to a public server a class of thirty behind
 * one address looks like a flood. This server tells the time of its own machine, by SNTP (RFC
 * 4330).
 *
 * <p>A UDP server has no clients, only datagrams: no accept, no connection, no end. The server
 * receives a datagram, sends the answer to its source, and forgets both. You will see
 *
 * <pre>Listening on 127.0.0.1:1123</pre>
 *
 * <p>Run it, and from another terminal ask it:
 *
 * <pre>
 * bin/ntp-server
 * bin/basics-05 --server localhost --port 1123
 * </pre>
 */
public final class NtpServer extends Program {
  /** log2 seconds: two readings of the clock in Java are about a microsecond apart. */
  private static final int PRECISION = -20;

  /** 1/65536 s: the smallest error that the field can express. */
  private static final int DISPERSION = 1;

  /** "LOCL": an uncalibrated local clock (RFC 4330 section 4). */
  private static final int LOCAL_CLOCK = 0x4C4F434C;

  /** 127.127.1.1, the reference ID of a local clock where an address is expected. */
  private static final int LOCAL_ADDRESS = 0x7F7F0101;

  @Mixin private final Listen listen = new Listen(1123).overUdp();

  @Option(
      names = "--stratum",
      paramLabel = "N",
      converter = Stratum.class,
      description =
          "The stratum to claim, 1 to 15: steps from a clock that needs no network (default: ${DEFAULT-VALUE}).")
  private int stratum = 1;

  /** The value of {@code --stratum}: 0 would be a kiss-o'-death, and 16 says "not synchronised". */
  static final class Stratum extends WholeNumber {
    Stratum() {
      super("a stratum", 1, 15);
    }
  }

  public NtpServer() {
    super(
        "ntp-server",
        "Tells the time of this machine's clock, by SNTP over UDP.",
        "Example: ntp-server --port 1123, then basics-05 --server localhost --port 1123 --packet");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    trying("listen on " + listen);
    InetAddress host = InetAddress.getByName(listen.host());
    try (DatagramSocket socket = new DatagramSocket(listen.port(), host)) {
      stop().by(socket::close);
      InetSocketAddress ours = new InetSocketAddress(host, socket.getLocalPort());
      out.println("Listening on " + Addresses.text(ours));

      trying("receive a request");
      byte[] buffer = new byte[NtpPacket.BYTES]; // longer datagrams are cut off here
      while (true) {
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.receive(datagram);
        NtpTimestamp received = NtpTimestamp.now();
        if (datagram.getLength() < NtpPacket.BYTES) {
          continue;
        }
        NtpPacket request = NtpPacket.of(buffer);
        if (isRequest(request)) {
          datagram.setData(answer(request, received, stratum).bytes());
          send(socket, datagram);
        }
      }
    }
  }

  /**
   * A datagram that cannot be sent, for example to port 0, concerns that client only: the server
   * continues.
   */
  private void send(DatagramSocket socket, DatagramPacket answer) throws IOException {
    try {
      socket.send(answer);
    } catch (IOException e) {
      if (socket.isClosed()) {
        throw e;
      }
      System.err.printf(
          "ntp-server: cannot answer %s: %s%n",
          Addresses.text(answer.getSocketAddress()), e.getMessage());
    }
  }

  /** A server that also answers answers could be made to talk with itself for ever. */
  private static boolean isRequest(NtpPacket packet) {
    boolean known = packet.version() >= 1 && packet.version() <= 4;
    return known && (packet.mode() == NtpPacket.CLIENT || packet.mode() == NtpPacket.ACTIVE);
  }

  /**
   * The answer to a request, field by field as in RFC 4330 section 6.
   *
   * @param received when the request arrived
   * @param stratum the stratum to claim, 1 to 15
   */
  static NtpPacket answer(NtpPacket request, NtpTimestamp received, int stratum) {
    return new NtpPacket(
        0,
        request.version(),
        request.mode() == NtpPacket.CLIENT ? NtpPacket.SERVER : NtpPacket.PASSIVE,
        stratum,
        request.poll(),
        PRECISION,
        0, // this clock is its own root
        DISPERSION,
        stratum == 1 ? LOCAL_CLOCK : LOCAL_ADDRESS,
        received, // the clock is its own reference: it was last set just now
        request.transmit(),
        received,
        NtpTimestamp.now());
  }

  public static void main(String[] args) {
    Cli.main(new NtpServer(), args);
  }
}
