package org.socketlab.socketserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import picocli.CommandLine.Mixin;

/**
 * What the wrong servers have in common, and right: all up to the first client. Each has one bug,
 * which the first argument names; the checks must catch it.
 *
 * @param <B> its bugs, and NONE
 */
abstract class WrongServer<B extends Enum<B>> extends Program {
  @Mixin final Listen listen = new Listen(8888);

  private final B bug;

  WrongServer(B bug) {
    this.bug = bug;
  }

  /** Serves clients until its stage is at its end. */
  abstract void serve(ServerSocket server, PrintStream out) throws IOException;

  final boolean has(B one) {
    return bug == one;
  }

  /** Whether a port can be bound at which connections were closed a moment ago. */
  boolean reusesAddresses() {
    return true;
  }

  @Override
  protected final void run(PrintStream out) throws IOException {
    checkOptions();
    try (ServerSocket server = new ServerSocket()) {
      stop().by(server::close);
      out.println("Socket created");
      trying("listen on " + listen);
      server.setReuseAddress(reusesAddresses());
      server.bind(listen.address(), 1024);
      String address = listen.text(server.getLocalSocketAddress());
      out.println("Socket bound to " + address);
      out.println("Listening on " + address);
      serve(server, out);
    }
  }

  void checkOptions() throws IOException {}

  /** Accepts the next client and says so. */
  final Socket accept(ServerSocket server, PrintStream out) throws IOException {
    trying("accept a client");
    Socket client = server.accept();
    out.println("Connected with " + peer(client));
    trying("answer " + peer(client));
    return client;
  }

  /** What the client sends, until this server is told to stop. */
  final InputStream input(Socket client) throws IOException {
    return stop().listeningTo(client, client.getInputStream());
  }

  final String peer(Socket client) {
    return listen.text(client.getRemoteSocketAddress());
  }

  /** Runs it as {@code BUG NAME ARGUMENTS...}. */
  static void main(Program program, String[] args) {
    Cli.main(program, Arrays.copyOfRange(args, 2, args.length));
  }
}
