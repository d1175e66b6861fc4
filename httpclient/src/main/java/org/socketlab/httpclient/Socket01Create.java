package org.socketlab.httpclient;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;
import org.socketlab.cli.Target;
import picocli.CommandLine.Mixin;

/**
 * socket-01: create a socket.
 *
 * <p>A program has no wire of its own: it asks the kernel for a socket, and gets a number for it as
 * for an open file. The socket has no address yet and knows nobody; nothing has left this machine.
 *
 * <p>New: {@link Socket}. The JDK asks the kernel when the socket is first used, here to set its
 * read timeout: a read that waits longer than {@code --timeout} fails; by default it would wait for
 * ever. You will see
 *
 * <pre>Socket created</pre>
 *
 * <p>Run it, and if you have strace, see the one system call behind it:
 *
 * <pre>
 * bin/socket-01
 * strace -f -e trace=socket bin/socket-01
 * </pre>
 */
public final class Socket01Create extends Program {
  // The same options in all five stages: this stage needs only the timeout.
  @Mixin private final Target target = new Target("www.google.com", 80);

  public Socket01Create() {
    super("socket-01", "Creates a TCP socket.", "Example: socket-01");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    try (Socket socket = new Socket()) {
      trying("create a socket");
      socket.setSoTimeout(target.timeoutMillis());
      out.println("Socket created");
    }
  }

  public static void main(String[] args) {
    Cli.main(new Socket01Create(), args);
  }
}
