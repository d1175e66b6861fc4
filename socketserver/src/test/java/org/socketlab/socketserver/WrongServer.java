package org.socketlab.socketserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.testing.calibration.WrongEnd;
import picocli.CommandLine.Mixin;

/**
 * The common and correct part of the wrong servers, up to the first client. Each has one bug, which
 * the first argument names; the checks must catch it.
 *
 * @param <B> its bugs, and NONE
 */
abstract class WrongServer<B extends Enum<B>> extends Program {
  @Mixin final Listen listen = new Listen(8888);

  private final B bug;

  WrongServer(String name, B bug) {
    super(name, "Has a bug.");
    this.bug = bug;
  }

  /** Serves clients until the stage ends. */
  abstract void serve(ServerSocket server, PrintStream out)
      throws IOException, InterruptedException;

  /** Whether this server has that bug. */
  final boolean has(B one) {
    return bug == one;
  }

  /** Whether a port can be bound at which connections were closed a moment ago. */
  boolean reusesAddresses() {
    return true;
  }

  /** Whether Ctrl-C is an uncaught exception. */
  boolean endsOddlyOnInterrupt() {
    return false;
  }

  @Override
  protected final void run(PrintStream out) throws IOException, InterruptedException {
    checkOptions();
    if (endsOddlyOnInterrupt()) {
      WrongEnd.withStackTraceOnInterrupt();
    }
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
    stop().by(client::shutdownInput);
    out.println("Connected with " + peer(client));
    trying("answer " + peer(client));
    return client;
  }

  /** Reads a message; {@code in} may be unbuffered, so that the rest stays unread. */
  static byte[] readMessage(InputStream in, boolean limited) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    int b = 0;
    while (b != '\n' && !(limited && message.size() == StageLines.LIMIT) && (b = in.read()) >= 0) {
      message.write(b);
    }
    return message.toByteArray();
  }

  /** The result of one read: a bug that all of them may have. */
  static byte[] readOnce(InputStream in) throws IOException {
    byte[] buffer = new byte[1024];
    return Arrays.copyOf(buffer, Math.max(in.read(buffer), 0));
  }

  /** Whether a message is empty, or only a line end. */
  static boolean isEmpty(byte[] message) {
    return List.of("", "\n", "\r\n").contains(new String(message, StandardCharsets.ISO_8859_1));
  }

  /** The answer to a message. */
  static byte[] ok(byte[] message) {
    return StageLines.behind("OK...", message);
  }

  final String peer(Socket client) {
    return listen.text(client.getRemoteSocketAddress());
  }

  /** Runs it as {@code BUG NAME ARGUMENTS...}. */
  static void main(Program program, String[] args) {
    Cli.main(program, Arrays.copyOfRange(args, 2, args.length));
  }
}
