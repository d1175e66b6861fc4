package org.socketlab.socketserver;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.net.ClientThreads;
import org.socketlab.net.LingeringClose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * server-05: a thread for each client.
 *
 * <p>server-04 could be held up by one client that said nothing. A read waits for its client, so
 * whoever reads can serve nobody else: the main thread only accepts, and hands each client to a
 * thread of its own, which may wait as long as that client pleases.
 *
 * <p>New: {@link ClientThreads#serve}, and a conversation instead of one message. You will see the
 * lines of server-04; a client sees a welcome, and then an answer to each line until it ends its
 * stream.
 *
 * <p>Run it, and talk to it from as many terminals as you like, in any order (Ctrl-C ends them, and
 * the server, too):
 *
 * <pre>{@code
 * bin/server-05 --port 8888
 * bash -c 'exec 3<>/dev/tcp/127.0.0.1/8888; cat <&3 & cat >&3'
 * }</pre>
 */
@Command(
    name = "server-05",
    description = "Serves any number of clients at once, each in a thread of its own.",
    footer = {"", "Example: server-05 --port 8888"})
public final class Server05Threads extends Program {
  /** How many clients the system may queue while accept is busy: thousands may come at once. */
  private static final int BACKLOG = 1024;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  @Mixin private final Listen listen = new Listen(8888);

  @Override
  protected void run(PrintStream out) throws IOException {
    try (ClientThreads threads = new ClientThreads();
        ServerSocket server = new ServerSocket()) {
      stop().by(server::close);
      out.println("Socket created");

      trying("listen on " + listen);
      server.setReuseAddress(true);
      server.bind(listen.address(), BACKLOG);
      String address = listen.text(server.getLocalSocketAddress());
      out.println("Socket bound to " + address);
      out.println("Listening on " + address);

      while (!stop().requested()) {
        try {
          Socket client = server.accept();
          String peer = listen.text(client.getRemoteSocketAddress());
          out.println("Connected with " + peer);
          threads.serve(client, () -> talk(client, peer));
        } catch (IOException e) {
          // Too many open files, or threads. Those who are here go on, and make room in time.
          complain("accept a client", e);
          LockSupport.parkNanos(PAUSE_NANOS);
        }
      }
    }
  }

  private void talk(Socket client, String peer) {
    try {
      // Each answer goes out at once, also before the one before it is acknowledged: without this
      // Nagle's algorithm holds it back (RFC 9293 section 3.7.4).
      client.setTcpNoDelay(true);
      client.getOutputStream().write(Message.welcome());

      InputStream bytes = stop().listeningTo(client, client.getInputStream());
      InputStream in = new BufferedInputStream(bytes);
      byte[] message = Message.read(in);
      while (message.length > 0) {
        client.getOutputStream().write(Message.ok(message));
        // Virtual threads take turns where one waits, and a client that never pauses never lets its
        // thread wait.
        Thread.yield();
        message = Message.read(in);
      }
    } catch (IOException e) {
      complain("answer " + peer, e);
    } finally {
      LingeringClose.close(client);
    }
  }

  private void complain(String what, IOException e) {
    if (!stop().requested()) { // what fails from then on has been told to
      note("cannot " + what + ": " + e.getMessage());
    }
  }

  public static void main(String[] args) {
    Cli.main(new Server05Threads(), args);
  }
}
