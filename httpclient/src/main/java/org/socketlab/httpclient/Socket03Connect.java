package org.socketlab.httpclient;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.Comparator;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;
import org.socketlab.cli.Target;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Mixin;

/**
 * socket-03: connect.
 *
 * <p>socket-02 learned the server's address and said nothing to it. TCP carries nothing until both
 * sides agree to talk: connect sends a SYN, waits for the server's SYN-ACK, and answers it (RFC
 * 9293 section 3.5).
 *
 * <p>New: {@link Socket#connect}, and an {@link InetSocketAddress}: many programs listen on one
 * machine, each at a port of its own. You will see the two lines of socket-02, and
 *
 * <pre>Socket connected to localhost on ip 127.0.0.1</pre>
 *
 * <p>Run it against any server of the course. Then try a port where nobody listens: the SYN is
 * answered with a reset, and connect says "Connection refused". A machine that does not answer at
 * all is the other case: connect waits as long as {@code --timeout} says.
 *
 * <pre>
 * bin/server-02 --port 8888
 * bin/socket-03 --host localhost --port 8888
 * bin/socket-03 --host localhost --port 8889
 * </pre>
 */
public final class Socket03Connect extends Program {
  @Mixin private final Target target = new Target("www.google.com", 80);

  public Socket03Connect() {
    super(
        "socket-03",
        "Connects a TCP socket to a web server.",
        "Example: socket-03 --host localhost --port 8888");
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

      trying("connect to " + target);
      socket.connect(new InetSocketAddress(address, target.port()), target.timeoutMillis());
      out.printf("Socket connected to %s on ip %s%n", target.host(), Addresses.text(address));
    }
  }

  public static void main(String[] args) {
    Cli.main(new Socket03Connect(), args);
  }
}
