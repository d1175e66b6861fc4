package org.socketlab.socketserver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.net.LingeringClose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * server-04: one client after another.
 *
 * <p>server-03 was gone after its first client. The listening socket is still there when a client
 * has been served, and the system has queued who came meanwhile: so accept again, in a loop. From
 * here on a failure is one client's own, and no reason to leave the next one alone.
 *
 * <p>New: the loop around accept, and what ends it: {@code --max-connections} clients, or an empty
 * message. You will see a {@code Connected} line for each client; a client sees its message behind
 * {@code OK...}.
 *
 * <p>Run it, and talk to it from two other terminals. Type nothing in the first of them, and the
 * second waits as long as you like: server-05 mends that.
 *
 * <pre>{@code
 * bin/server-04 --port 8888
 * bash -c 'exec 3<>/dev/tcp/127.0.0.1/8888; head -n 1 >&3; cat <&3'
 * }</pre>
 */
@Command(
    name = "server-04",
    description = "Serves one client after another, a message each.",
    footer = {"", "Example: server-04 --port 8888 --max-connections 3"})
public final class Server04OneByOne extends Program {
  @Mixin private final Listen listen = new Listen(8888);

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many clients to serve, at least 1 (default: ${DEFAULT-VALUE}).")
  private int maxConnections;

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
      server.bind(listen.address());
      String address = listen.text(server.getLocalSocketAddress());
      out.println("Socket bound to " + address);
      out.println("Listening on " + address);

      for (int connections = 0; connections < maxConnections; connections++) {
        trying("accept a client");
        Socket client = server.accept();
        String peer = listen.text(client.getRemoteSocketAddress());
        out.println("Connected with " + peer);

        try {
          InputStream bytes = stop().listeningTo(client, client.getInputStream());
          InputStream in = new BufferedInputStream(bytes);
          byte[] message = Message.read(in);
          if (Message.isEmpty(message)) {
            return;
          }
          client.getOutputStream().write(Message.ok(message));
        } catch (IOException e) {
          note("cannot answer " + peer + ": " + e.getMessage());
        } finally {
          LingeringClose.close(client);
        }
      }
    }
  }

  public static void main(String[] args) {
    Cli.main(new Server04OneByOne(), args);
  }
}
