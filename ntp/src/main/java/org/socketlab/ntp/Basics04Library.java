package org.socketlab.ntp;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.commons.net.ntp.NTPUDPClient;
import org.apache.commons.net.ntp.NtpV3Packet;
import org.apache.commons.net.ntp.TimeInfo;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;
import org.socketlab.cli.Target;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Mixin;

/**
 * basics-04: the time of day, with a library.
 *
 * <p>NTP is old, and many libraries implement it: at work, one uses a library. It builds the
 * packet, sends it, waits and reads the answer. It does not judge the answer: this library hands
 * over the first datagram that comes, from any sender, even an answer that says "I do not know the
 * time". To know a library is to know what it leaves to us.
 *
 * <p>New: {@link NTPUDPClient}, and {@link GuardedSocket} under it. You will see
 *
 * <pre>
 * Response received from [127.0.0.1:1123]
 * Time [2026-11-20T10:14:00.123456Z]
 * Offset [+0.000012 s]
 * Delay [0.000034 s]
 * Stratum [1]
 * </pre>
 *
 * <p>Run it:
 *
 * <pre>
 * bin/ntp-server
 * bin/basics-04 --server localhost --port 1123
 * </pre>
 */
public final class Basics04Library extends Program {
  @Mixin private final Target server = Target.server("pool.ntp.org", 123);
  @Mixin private final Samples samples = new Samples();

  public Basics04Library() {
    super(
        "basics-04",
        "Asks a time server with commons-net's NTPUDPClient.",
        "Example: basics-04 --server localhost --port 1123");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    trying("ask " + server);
    InetAddress host = Addresses.ipv4First(InetAddress.getAllByName(server.host())).get(0);
    InetSocketAddress address = new InetSocketAddress(host, server.port());

    try (GuardedSocket socket = new GuardedSocket(server)) {
      NTPUDPClient client = new NTPUDPClient();
      client.setVersion(NtpV3Packet.VERSION_4);
      client.setDatagramSocketFactory(socket);
      client.open();
      WarmUp.ofTheJvm(rehearsal -> ask(client, socket, rehearsal));

      Sample best = ask(client, socket, address);
      for (int i = 1; i < samples.count(); i++) {
        samples.rest(host);
        best = best.orQuicker(ask(client, socket, address));
      }
      Report.print(out, address, best);
    }
  }

  private static Sample ask(NTPUDPClient client, GuardedSocket socket, InetSocketAddress address)
      throws IOException {
    TimeInfo info = client.getTime(address.getAddress(), address.getPort());
    NtpV3Packet message = info.getMessage();
    NtpPacket answer = NtpPacket.of(message.getDatagramPacket().getData());
    AnswerRules.refuse(answer, Addresses.text(address));

    // info.computeDetails() computes the same, but with our times in whole milliseconds.
    NtpTimestamp t1 = socket.sent();
    NtpTimestamp t2 = new NtpTimestamp(message.getReceiveTimeStamp().ntpValue());
    NtpTimestamp t3 = new NtpTimestamp(message.getTransmitTimeStamp().ntpValue());
    NtpTimestamp t4 = socket.arrived();
    long offset = (t2.nanosSince(t1) + t3.nanosSince(t4)) / 2;
    long delay = t4.nanosSince(t1) - t3.nanosSince(t2);
    return new Sample(socket.request(), answer, offset, delay);
  }

  public static void main(String[] args) {
    Cli.main(new Basics04Library(), args);
  }
}
