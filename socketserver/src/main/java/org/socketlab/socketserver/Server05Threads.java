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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Listen;
import org.socketlab.cli.Program;
import org.socketlab.net.Addresses;
import org.socketlab.net.LingeringClose;
import picocli.CommandLine.Mixin;

/**
 * server-05: a thread for each client.
 *
 * <p>In server-04, one silent client held up all others. A read waits for its client, and the
 * thread that reads can serve nobody else. So the main thread only accepts, and each client gets a
 * thread of its own, which may wait as long as that client pleases.
 *
 * <p>New:
 *
 * <ul>
 *   <li>{@code new Thread(...).start()}: the body of server-04's loop becomes {@link #talk}, which
 *       runs in that thread.
 *   <li>a welcome, and a conversation: message and answer, until the client ends its stream.
 *   <li>{@link Socket#setTcpNoDelay}: without it, an answer waits until the client's system has
 *       acknowledged the previous answer (Nagle's algorithm, RFC 9293 section 3.7.4).
 *   <li>{@code accept} may fail, since each client is an open file, and their number is limited.
 *       This server goes on, and tries again a moment later.
 *   <li>{@code join}: on Ctrl-C the server ends the input of all clients, and the main thread waits
 *       until the other threads have answered them, for two seconds at most.
 * </ul>
 *
 * <p>You will see the lines of server-04. Run it, and talk to it from as many terminals as you
 * like, in any order (Ctrl-C ends them, and the server, too):
 *
 * <pre>{@code
 * bin/server-05 --port 8888
 * bash -c 'exec 3<>/dev/tcp/127.0.0.1/8888; cat <&3 & cat >&3'
 * }</pre>
 */
public final class Server05Threads extends Program {
  /** In bytes. Without a limit, a line that never ends would fill the memory. */
  private static final int LONGEST_MESSAGE = 64 * 1024;

  private static final int REST_MILLIS = 200;

  @Mixin private final Listen listen = new Listen(8888);

  /** The clients that are here, each with its thread. */
  private final Map<Socket, Thread> clients = new ConcurrentHashMap<>();

  public Server05Threads() {
    super(
        "server-05",
        "Serves any number of clients at once, each in a thread of its own.",
        "Example: server-05 --port 8888");
  }

  @Override
  protected void run(PrintStream out) throws IOException, InterruptedException {
    try (ServerSocket server = new ServerSocket()) {
      stop().by(server::close);
      stop().by(this::hearNoMore);
      out.println("Socket created");

      trying("listen on " + listen);
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(listen.host(), listen.port()));
      out.println("Socket bound to " + Addresses.text(server.getLocalSocketAddress()));
      out.println("Listening on " + Addresses.text(server.getLocalSocketAddress()));

      while (!server.isClosed()) {
        try {
          Socket client = server.accept();
          String peer = Addresses.text(client.getRemoteSocketAddress());
          out.println("Connected with " + peer);
          new Thread(() -> talk(client, peer)).start();
        } catch (IOException | OutOfMemoryError e) { // no file left to open; no thread to start
          if (!server.isClosed()) {
            note("cannot accept a client: " + e.getMessage());
            Thread.sleep(REST_MILLIS);
          }
        }
      }
      for (Thread thread : clients.values()) {
        thread.join();
      }
    }
  }

  private void talk(Socket client, String peer) {
    clients.put(client, Thread.currentThread());
    try {
      client.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(client.getInputStream());
      OutputStream answer = new BufferedOutputStream(client.getOutputStream());

      String welcome = "Welcome to the server. Type something and hit enter\n";
      answer.write(welcome.getBytes(StandardCharsets.US_ASCII));
      answer.flush();

      byte[] message = readMessage(in);
      while (message.length > 0) {
        answer.write("OK...".getBytes(StandardCharsets.US_ASCII));
        answer.write(message);
        answer.flush();
        message = readMessage(in);
      }
    } catch (IOException e) {
      note("cannot answer " + peer + ": " + e.getMessage());
    } finally {
      LingeringClose.close(client);
      clients.remove(client);
    }
  }

  private void hearNoMore() throws IOException {
    for (Socket client : clients.keySet()) {
      client.shutdownInput();
    }
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
    Cli.main(new Server05Threads(), args);
  }
}
