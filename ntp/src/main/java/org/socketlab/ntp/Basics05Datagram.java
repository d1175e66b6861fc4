package org.socketlab.ntp;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;
import org.socketlab.cli.Target;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * basics-05: the time of day, by hand.
 *
 * <p>basics-04 left the asking to a library. There is little to it: one datagram of 48 bytes there,
 * and one of 48 bytes back. UDP carries each whole or not at all, to an address and not over a
 * connection: what is lost is not sent again, and whoever knows our port can send to it. So the
 * client itself waits no longer than its timeout, and itself tells an answer from a stray.
 *
 * <p>New: {@link DatagramSocket}, {@link NtpPacket}'s layout, and how four timestamps, two by each
 * clock, tell the clocks' difference although the way takes time ({@link Sample}). You will see the
 * lines of basics-04; {@code --packet} shows both packets field by field.
 *
 * <p>Run it:
 *
 * <pre>
 * bin/ntp-server
 * bin/basics-05 --server localhost --port 1123 --packet
 * </pre>
 */
@Command(
    name = "basics-05",
    description = "Asks a time server with one datagram socket and 48 bytes.",
    footer = {"", "Example: basics-05 --server localhost --port 1123 --packet"})
public final class Basics05Datagram extends Program {
  @Mixin private final Target server = Target.server("pool.ntp.org", 123).overUdp();
  @Mixin private final Samples samples = new Samples();

  @Option(names = "--packet", description = "Also print both packets, field by field.")
  private boolean packet;

  @Override
  protected void run(PrintStream out) throws IOException {
    trying("ask " + server);
    InetAddress host = server.resolve();
    InetSocketAddress address = server.at(host);

    try (DatagramSocket socket = new PromptSocket(); // on any free port of ours
        DatagramSocket spare = new PromptSocket();
        Warming warming = new Warming()) {
      warming.up(over(spare));
      Sample sample = samples.best(host, address, over(socket));

      Report.print(out, server.text(address), sample);
      if (packet) {
        PacketTable.print(out, "Packet sent", NtpPacket.request(sample.sent()));
        PacketTable.print(out, "Packet received", sample.answer());
      }
    }
  }

  private Ask over(DatagramSocket socket) {
    return address -> ask(socket, address);
  }

  /** One question and its answer, the way the protocol goes. */
  private Sample ask(DatagramSocket socket, InetSocketAddress address) throws IOException {
    NtpTimestamp sent = NtpTimestamp.now();
    byte[] request = NtpPacket.request(sent).bytes();
    socket.send(new DatagramPacket(request, request.length, address));

    byte[] buffer = new byte[NtpPacket.BYTES]; // what an answer has beyond these is cut off
    Deadline deadline = Deadline.in(server.timeoutMillis());
    Strays strays = new Strays(server, address);
    try {
      while (true) {
        DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
        socket.setSoTimeout(deadline.millisLeft());
        socket.receive(datagram);
        NtpTimestamp arrived = NtpTimestamp.now();

        Optional<String> stray = AnswerRules.stray(datagram, address, sent);
        if (stray.isPresent()) {
          strays.drop(datagram, stray.get());
          continue;
        }
        NtpPacket answer = NtpPacket.of(buffer);
        AnswerRules.refuse(answer, server.text(address));
        return new Sample(sent, answer, arrived);
      }
    } catch (SocketTimeoutException e) {
      throw strays.noAnswer();
    }
  }

  public static void main(String[] args) {
    Cli.main(new Basics05Datagram(), args);
  }
}
