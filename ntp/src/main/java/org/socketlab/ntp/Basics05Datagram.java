package org.socketlab.ntp;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;
import org.socketlab.cli.Target;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * basics-05: the time of day, by hand.
 *
 * <p>basics-04 left the asking to a library. The exchange is small: one datagram of 48 bytes there,
 * and one of 48 bytes back. UDP carries each datagram whole or not at all, to an address and not
 * over a connection: a lost datagram is not sent again, and anybody who knows our port can send to
 * it. So the client must limit its wait by itself, and must tell an answer from a stray by itself.
 *
 * <p>New: {@link DatagramSocket}, the 48 bytes, and how four timestamps, two from each clock, give
 * the difference between the clocks in spite of the network's delay. You will see the lines of
 * basics-04; {@code --packet} shows both packets field by field.
 *
 * <p>Run it:
 *
 * <pre>
 * bin/ntp-server
 * bin/basics-05 --server localhost --port 1123 --packet
 * </pre>
 */
public final class Basics05Datagram extends Program {
  @Mixin private final Target server = Target.server("pool.ntp.org", 123);
  @Mixin private final Samples samples = new Samples();

  @Option(names = "--packet", description = "Also print both packets, field by field.")
  private boolean packet;

  public Basics05Datagram() {
    super(
        "basics-05",
        "Asks a time server with one datagram socket and 48 bytes.",
        "Example: basics-05 --server localhost --port 1123 --packet");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    trying("ask " + server);
    InetAddress host = Addresses.ipv4First(InetAddress.getAllByName(server.host())).get(0);
    InetSocketAddress address = new InetSocketAddress(host, server.port());

    try (DatagramSocket socket = new DatagramSocket()) { // on any free port of ours
      WarmUp.ofTheJvm(rehearsal -> ask(socket, rehearsal));

      Sample best = ask(socket, address);
      for (int i = 1; i < samples.count(); i++) {
        samples.rest(host);
        best = best.orQuicker(ask(socket, address));
      }

      Report.print(out, address, best);
      if (packet) {
        PacketTable.print(out, "Packet sent", best.request());
        PacketTable.print(out, "Packet received", best.answer());
      }
    }
  }

  /** One question and its answer, the way the protocol goes. */
  private Sample ask(DatagramSocket socket, InetSocketAddress address) throws IOException {
    // The request: 48 bytes, all of them zero but the first and the last eight.
    byte[] request = new byte[48];
    request[0] = 0b00_100_011; // leap indicator 0, version 4, mode 3: a client
    NtpTimestamp t1 = NtpTimestamp.now();
    ByteBuffer.wrap(request).putLong(40, t1.bits()); // the transmit timestamp

    socket.send(new DatagramPacket(request, request.length, address));

    // The answer: the first datagram that fits our request. Strays may come before it.
    byte[] answer = new byte[48]; // longer datagrams are cut off here
    DatagramPacket datagram = new DatagramPacket(answer, answer.length);
    Deadline deadline = Deadline.in(server.timeoutMillis());
    Strays strays = new Strays(server, address);
    NtpTimestamp t4;
    Optional<String> stray;
    try {
      do {
        datagram.setLength(answer.length); // a short stray has reduced it
        socket.setSoTimeout(deadline.millisLeft());
        socket.receive(datagram);
        t4 = NtpTimestamp.now();
        stray = AnswerRules.stray(datagram, address, t1);
        stray.ifPresent(why -> strays.drop(datagram, why));
      } while (stray.isPresent());
    } catch (SocketTimeoutException e) {
      throw strays.noAnswer();
    }
    AnswerRules.refuse(NtpPacket.of(answer), Addresses.text(address));

    // Two times by the server's clock, between two by ours.
    NtpTimestamp t2 = new NtpTimestamp(ByteBuffer.wrap(answer).getLong(32)); // when it received
    NtpTimestamp t3 = new NtpTimestamp(ByteBuffer.wrap(answer).getLong(40)); // when it answered

    return new Sample(
        NtpPacket.of(request), NtpPacket.of(answer), offset(t1, t2, t3, t4), delay(t1, t2, t3, t4));
  }

  /**
   * How far the server's clock is ahead of ours, in nanoseconds (RFC 5905 section 8): the mean of
   * two differences, one for each direction, so that the travel times cancel out if they are equal.
   *
   * <pre>
   *   server   ------- T2 ----- T3 -------&gt;  its clock
   *                   /           \
   *   client   ---- T1 ----------- T4 -----&gt;  ours
   * </pre>
   */
  static long offset(NtpTimestamp t1, NtpTimestamp t2, NtpTimestamp t3, NtpTimestamp t4) {
    return (t2.nanosSince(t1) + t3.nanosSince(t4)) / 2;
  }

  /**
   * How long both packets travelled: the time that passed here, less the time that the server took.
   */
  static long delay(NtpTimestamp t1, NtpTimestamp t2, NtpTimestamp t3, NtpTimestamp t4) {
    return t4.nanosSince(t1) - t3.nanosSince(t2);
  }

  public static void main(String[] args) {
    Cli.main(new Basics05Datagram(), args);
  }
}
