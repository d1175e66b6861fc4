package org.socketlab.httpclient;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;
import org.socketlab.cli.Target;
import org.socketlab.http.Limits;
import org.socketlab.http.MessageReader;
import org.socketlab.http.Response;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * socket-05: receive the response.
 *
 * <p>socket-04 left the reply unread. Reading it is the harder half: TCP delivers bytes in pieces
 * of any size, and a read that returns does not mean that the reply is complete. So the reply
 * itself says where it ends: the header ends after an empty line, and the body after {@code
 * Content-Length} bytes, after its last chunk, or where the connection ends (RFC 9112 section 6.3).
 *
 * <p>New: {@link Socket#getInputStream}. A {@link MessageReader} reads the head, line by line; a
 * {@link ReplyBody} the rest, by those three rules. You will see the four lines of socket-04, and
 * the response: status line, header, empty line, body. The body goes out piece by piece, byte for
 * byte, so that its size does not matter; the header is text and is shown as such ({@link
 * HeadText}), so that no server can send commands to your terminal.
 *
 * <p>Run it; {@code --output} keeps the body in a file:
 *
 * <pre>
 * bin/socket-05 --host www.example.com
 * bin/socket-05 --host www.example.com --output example.html
 * </pre>
 */
public final class Socket05Receive extends Program {
  @Mixin private final Target target = new Target("www.google.com", 80);

  @Option(
      names = "--path",
      paramLabel = "PATH",
      defaultValue = "/",
      converter = RequestPath.class,
      description = "What to ask for (default: ${DEFAULT-VALUE}).")
  private String path;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "A file for the body instead of standard output; an existing file is replaced.")
  private Path output;

  public Socket05Receive() {
    super(
        "socket-05",
        "Sends a request to a web server, and prints the response.",
        "Example: socket-05 --host www.example.com --path / --output example.html");
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

      trying("read the reply of " + target);
      MessageReader reader = new MessageReader(socket.getInputStream(), Limits.RESPONSE);
      Response response;
      try {
        response = reader.response();
      } finally {
        out.print(HeadText.of(reader.head())); // even if the head is incomplete
      }

      ReplyBody body = new ReplyBody(response, reader);
      if (output == null) {
        body.copyTo(out);
      } else {
        trying("write the body to " + output);
        try (OutputStream file = new BodyFile(output)) {
          trying("read the reply of " + target);
          body.copyTo(file);
        }
      }
    }
  }

  public static void main(String[] args) {
    Cli.main(new Socket05Receive(), args);
  }
}
