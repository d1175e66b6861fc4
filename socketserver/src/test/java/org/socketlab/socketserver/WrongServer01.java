package org.socketlab.socketserver;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.net.ServerSocket;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import picocli.CommandLine.Mixin;

/** server-01 with one bug, which the first argument names; the checks must catch it. */
final class WrongServer01 extends Program {
  private enum Bug {
    NONE,
    PRINTS_THE_PORT_ASKED_FOR,
    BINDS_WITHOUT_REUSE,
    HIDES_A_TAKEN_PORT,
    FORGETS_THE_BRACKETS,
    BINDS_THE_LOOPBACK_ADDRESS_ONLY
  }

  @Mixin private final Listen listen = new Listen(8888);
  private final Bug bug;

  private WrongServer01(Bug bug) {
    super("server-01", "Has a bug.");
    this.bug = bug;
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    try (ServerSocket server = new ServerSocket()) {
      out.println("Socket created");
      trying("listen on " + listen);
      server.setReuseAddress(bug != Bug.BINDS_WITHOUT_REUSE);
      server.bind(listen.address());
      String address = listen.text(server.getLocalSocketAddress());
      switch (bug) {
        case PRINTS_THE_PORT_ASKED_FOR -> address = listen.toString();
        case FORGETS_THE_BRACKETS -> address = address.replaceAll("[\\[\\]]", "");
        case BINDS_THE_LOOPBACK_ADDRESS_ONLY -> address = "127.0.0.1:" + server.getLocalPort();
        default -> {}
      }
      out.println("Socket bound to " + address);
    } catch (BindException e) {
      if (bug != Bug.HIDES_A_TAKEN_PORT) {
        throw e;
      }
    }
  }

  public static void main(String[] args) {
    WrongServer.main(new WrongServer01(Bug.valueOf(args[0])), args);
  }
}
