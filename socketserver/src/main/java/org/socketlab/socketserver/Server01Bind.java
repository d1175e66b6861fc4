package org.socketlab.socketserver;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Mixin;

/**
 * server-01: bind.
 *
 * <p>A client has to know where to find its server: at an address of a machine, and there at one of
 * 65,535 ports. So a server asks the system for a place of its own, and while it holds that place
 * no other program gets it.
 *
 * <p>New: {@link ServerSocket#bind}, and before it {@link ServerSocket#setReuseAddress}: a closed
 * connection keeps its port for a minute or more (TIME-WAIT, RFC 9293 section 3.6.1), so that
 * without this option a restarted server may find its own port taken. You will see
 *
 * <pre>
 * Socket created
 * Socket bound to 127.0.0.1:8888
 * </pre>
 *
 * <p>Run it. Then run it with {@code --port 0}, which asks for any free port, and with a port that
 * another server already has:
 *
 * <pre>
 * bin/server-01 --port 8888
 * </pre>
 */
public final class Server01Bind extends Program {
  @Mixin private final Listen listen = new Listen(8888);

  public Server01Bind() {
    super(
        "server-01",
        "Binds a socket to an address and a port, and ends.",
        "Example: server-01 --port 8888");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    try (ServerSocket server = new ServerSocket()) {
      out.println("Socket created");

      trying("listen on " + listen);
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(listen.host(), listen.port()));
      out.println("Socket bound to " + Addresses.text(server.getLocalSocketAddress()));
    }
  }

  public static void main(String[] args) {
    Cli.main(new Server01Bind(), args);
  }
}
