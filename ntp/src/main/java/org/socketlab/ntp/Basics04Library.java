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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * basics-04: the time of day, with a library.
 *
 * <p>A protocol that is as old as NTP has been written down many times: at work, one takes a
 * library. It builds the packet, sends it, waits and reads the answer. It does not know what we
 * make of the answer: this one hands over whatever comes first, from whomever, also when it says "I
 * do not know the time". To know a library is to know what it leaves to us.
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
@Command(
    name = "basics-04",
    description = "Asks a time server with commons-net's NTPUDPClient.",
    footer = {"", "Example: basics-04 --server localhost --port 1123"})
public final class Basics04Library extends Program {
  @Mixin private final Target server = Target.server("pool.ntp.org", 123).overUdp();
  @Mixin private final Samples samples = new Samples();

  @Override
  protected void run(PrintStream out) throws IOException {
    trying("ask " + server);
    InetAddress host = server.resolve();
    InetSocketAddress address = server.at(host);

    try (GuardedSocket socket = new GuardedSocket(server);
        GuardedSocket spare = new GuardedSocket(server);
        Warming warming = new Warming()) {
      warming.up(over(spare));
      Sample sample = samples.best(host, address, over(socket));
      Report.print(out, server.text(address), sample);
    }
  }

  /** A client of the library's that asks over that socket. It holds nothing else to be closed. */
  private Ask over(GuardedSocket socket) throws IOException {
    NTPUDPClient client = new NTPUDPClient();
    client.setVersion(NtpV3Packet.VERSION_4);
    client.setDatagramSocketFactory(socket);
    client.open();
    return address -> ask(client, socket, address);
  }

  private Sample ask(NTPUDPClient client, GuardedSocket socket, InetSocketAddress address)
      throws IOException {
    TimeInfo info = client.getTime(address.getAddress(), address.getPort());
    NtpPacket answer = NtpPacket.of(info.getMessage().getDatagramPacket().getData());
    AnswerRules.refuse(answer, server.text(address));
    return new Sample(socket.sent(), answer, socket.arrived());
  }

  public static void main(String[] args) {
    Cli.main(new Basics04Library(), args);
  }
}
