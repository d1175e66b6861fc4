package org.socketlab.httpclient;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;
import org.socketlab.cli.Target;
import org.socketlab.net.Addresses;
import org.socketlab.net.LingeringClose;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * socket-04: send a request.
 *
 * <p>socket-03 is connected, and both sides wait. In HTTP the client speaks first: it sends a
 * request line, header fields, and an empty line; without the empty line the server would wait for
 * more (RFC 9112 section 2.1).
 *
 * <p>New: {@link Socket#getOutputStream} and the write. "Sent" says little: the kernel has taken
 * the bytes and will send them, but only a reply shows that the server read them. This stage does
 * not look at the reply: a {@link LingeringClose} ends our stream, and drops the bytes that still
 * come. {@link RequestPath} and {@link HostField} write the user's input in the form that a request
 * needs. You will see the three lines of socket-03, and
 *
 * <pre>Message sent successfully</pre>
 *
 * <p>Run it against a server that says what it got:
 *
 * <pre>
 * bin/server-03 --port 8888
 * bin/socket-04 --host localhost --port 8888 --path /index.html
 * </pre>
 */
public final class Socket04Send extends Program {
  @Mixin private final Target target = new Target("www.google.com", 80);

  @Option(
      names = "--path",
      paramLabel = "PATH",
      defaultValue = "/",
      converter = RequestPath.class,
      description = "What to ask for (default: ${DEFAULT-VALUE}).")
  private String path;

  public Socket04Send() {
    super(
        "socket-04",
        "Sends a request to a web server, and ignores the reply.",
        "Example: socket-04 --host localhost --port 8888 --path /index.html");
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

      String request =
          "GET %s HTTP/1.1\r\n".formatted(path)
              + "Host: %s\r\n".formatted(HostField.of(target)) // RFC 9112 section 3.2: always
              + "Connection: close\r\n" // this is our only request: end your stream after the reply
              + "\r\n";
      trying("send the request to " + target);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      out.println("Message sent successfully");

      // Closing with the reply unread would reset the connection, and the server might lose the
      // request. So the reply is received, and dropped.
      LingeringClose.close(socket);
    }
  }

  public static void main(String[] args) {
    Cli.main(new Socket04Send(), args);
  }
}
