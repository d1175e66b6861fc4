package org.socketlab.httpclient;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Comparator;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;
import org.socketlab.cli.Target;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Mixin;

/**
 * socket-02: resolve the server's name.
 *
 * <p>socket-01 has a socket and nobody to talk to. People name servers, but a packet carries an
 * address: 32 bits in IPv4, 128 in IPv6. The hosts file or a name server translates the name (RFC
 * 1034).
 *
 * <p>New: {@link InetAddress#getAllByName}. A name may have many addresses, of both kinds and in
 * any order; the first IPv4 address is taken, since not every network carries IPv6. The socket
 * takes no part in it: a query to a name server leaves from another socket. {@link Addresses}
 * writes an address as people do. You will see the line of socket-01, and
 *
 * <pre>IP address of localhost is 127.0.0.1</pre>
 *
 * <p>Run it, then try a name that does not exist, and an address in place of the name:
 *
 * <pre>
 * bin/socket-02 --host localhost
 * bin/socket-02 --host nobody.invalid
 * bin/socket-02 --host ::1
 * </pre>
 */
public final class Socket02Resolve extends Program {
  @Mixin private final Target target = new Target("www.google.com", 80);

  public Socket02Resolve() {
    super("socket-02", "Looks up a web server's address.", "Example: socket-02 --host localhost");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    try (Socket socket = new Socket()) {
      trying("create a socket");
      socket.setSoTimeout(target.timeoutMillis());
      out.println("Socket created");

      trying("look up " + target.host());
      InetAddress[] addresses = InetAddress.getAllByName(target.host());
      Arrays.sort(addresses, Comparator.comparing(Inet6Address.class::isInstance)); // IPv4 first
      InetAddress address = addresses[0];
      out.printf("IP address of %s is %s%n", target.host(), Addresses.text(address));
    }
  }

  public static void main(String[] args) {
    Cli.main(new Socket02Resolve(), args);
  }
}
