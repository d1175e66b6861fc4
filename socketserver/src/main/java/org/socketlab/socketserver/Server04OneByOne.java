package org.socketlab.socketserver;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.net.Addresses;
import org.socketlab.net.LingeringClose;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * server-04: one client after another.
 *
 * <p>server-03 ended after its first client, although its listening socket still existed and the
 * system had queued other clients. So server-04 accepts again, in a loop. From here on, a failure
 * concerns one client only, and the next client is still served.
 *
 * <p>New:
 *
 * <ul>
 *   <li>the loop around accept, which ends after {@code --max-connections} clients, or with an
 *       empty message.
 *   <li>the {@code catch}: a client that resets its connection gets a line on stderr, and the next
 *       client is served.
 *   <li>the answer has two parts, {@code OK...} and the message. The buffer gathers them, and
 *       {@code flush} sends them as one.
 * </ul>
 *
 * <p>You will see a {@code Connected} line for each client; a client sees its message after {@code
 * OK...}. Run it, and talk to it from two other terminals. Type nothing in the first terminal, and
 * the second one waits as long as you like: server-05 solves that.
 *
 * <pre>{@code
 * bin/server-04 --port 8888
 * bash -c 'exec 3<>/dev/tcp/127.0.0.1/8888; head -n 1 >&3; cat <&3'
 * }</pre>
 */
public final class Server04OneByOne extends Program {
  /** In bytes. Without a limit, a line that never ends would fill the memory. */
  private static final int LONGEST_MESSAGE = 64 * 1024;

  @Mixin private final Listen listen = new Listen(8888);

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many clients to serve, at least 1 (default: ${DEFAULT-VALUE}).")
  private int maxConnections;

  public Server04OneByOne() {
    super(
        "server-04",
        "Serves one client after another, a message each.",
        "Example: server-04 --port 8888 --max-connections 3");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    if (maxConnections < 1) {
      throw Failure.usage("--max-connections is at least 1, not " + maxConnections);
    }
    try (ServerSocket server = new ServerSocket()) {
      stop().by(server::close);
      out.println("Socket created");

      trying("listen on " + listen);
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(listen.host(), listen.port()));
      out.println("Socket bound to " + Addresses.text(server.getLocalSocketAddress()));
      out.println("Listening on " + Addresses.text(server.getLocalSocketAddress()));

      trying("accept clients");
      for (int connections = 0; connections < maxConnections; connections++) {
        Socket client = server.accept();
        stop().by(client::shutdownInput);
        String peer = Addresses.text(client.getRemoteSocketAddress());
        out.println("Connected with " + peer);

        try {
          InputStream in = new BufferedInputStream(client.getInputStream());
          byte[] message = readMessage(in);
          if (isEmpty(message)) {
            return;
          }
          OutputStream answer = new BufferedOutputStream(client.getOutputStream());
          answer.write("OK...".getBytes(StandardCharsets.US_ASCII));
          answer.write(message);
          answer.flush();
        } catch (IOException e) {
          note("cannot answer " + peer + ": " + e.getMessage());
        } finally {
          LingeringClose.close(client);
        }
      }
    }
  }

  /** Whether a message is empty: at most a line end. A message with a blank is not empty. */
  static boolean isEmpty(byte[] message) {
    String text = new String(message, StandardCharsets.ISO_8859_1);
    return List.of("", "\n", "\r\n").contains(text);
  }

  /** Reads one message: up to and including a line feed, or to the end of the stream. */
  static byte[] readMessage(InputStream in) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (message.size() < LONGEST_MESSAGE) {
      int b = in.read();
      if (b < 0) { // the client has ended its stream
        break;
      }
      message.write(b);
      if (b == '\n') {
        break;
      }
    }
    return message.toByteArray();
  }

  public static void main(String[] args) {
    Cli.main(new Server04OneByOne(), args);
  }
}
