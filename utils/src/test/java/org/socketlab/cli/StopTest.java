package org.socketlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.socketlab.net.Addresses;
import org.socketlab.testing.Child;
import picocli.CommandLine.Option;

/** What SIGTERM does to a program, tried on real ones. */
final class StopTest {
  private static final String RUN = "exec \"$@\"";

  /** Serves one client after another: sends each byte back. */
  private static final class Server extends Program {
    @Option(names = "--stuck")
    private boolean stuck;

    Server() {
      super("server", "Accepts clients until it is told to stop.");
    }

    @Override
    protected void run(PrintStream out) throws IOException {
      try (ServerSocket server = new ServerSocket()) {
        stop()
            .by(
                () -> {
                  throw new IOException("a step that fails is none that is left out");
                });
        stop().by(server::close);
        server.bind(new InetSocketAddress("127.0.0.1", 0));
        out.println("Listening on " + Addresses.text(server.getLocalSocketAddress()));
        while (true) {
          try (Socket client = server.accept()) {
            InputStream in = client.getInputStream();
            out.println("Connected");
            for (int b = in.read(); b >= 0; b = in.read()) {
              client.getOutputStream().write(b);
            }
          } finally {
            while (stuck && stop().requested()) {
              Thread.onSpinWait(); // a bug may never end
            }
          }
        }
      }
    }

    public static void main(String[] args) {
      Cli.main(new Server(), args);
    }
  }

  /** Waits for a line on stdin, and says when it does. */
  private static final class Client extends Program {
    Client() {
      super("client", "Waits for a line.");
    }

    @Override
    protected void run(PrintStream out) throws IOException {
      out.println("Waiting");
      out.println(
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine());
    }

    public static void main(String[] args) {
      Cli.main(new Client(), args);
    }
  }

  @Test
  void anIdleServerEndsAtOnceWithoutAWord() throws IOException {
    try (Child server = Child.ofMain(RUN, Server.class)) {
      server.listening();
      server.terminate();
      server.expectExit(0, 143);
      server.expectRest("");
      assertEquals("", server.stderr());
    }
  }

  @Test
  void aServerFinishesItsAnswer() throws IOException {
    try (Child server = Child.ofMain(RUN, Server.class);
        Socket client = new Socket()) {
      client.connect(server.listening());
      server.expectLine("Connected");
      client.setSoTimeout(10_000);
      client.getOutputStream().write('x');
      assertEquals('x', client.getInputStream().read());
      server.terminate();
      client.getOutputStream().write('y');
      assertEquals('y', client.getInputStream().read());
      client.shutdownOutput();
      assertEquals(-1, client.getInputStream().read());
      server.expectStopped();
      assertEquals("", server.stderr());
    }
  }

  @Test
  void aServerThatDoesNotFinishEndsAllTheSame() throws IOException {
    try (Child server = Child.ofMain(RUN, Server.class, "--stuck");
        Socket client = new Socket()) {
      client.connect(server.listening());
      server.expectLine("Connected");
      long start = System.nanoTime();
      server.terminate();
      server.expectExit(143);
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
      assertTrue(seconds >= 1, "it was given " + seconds + " s, and 2 are its right");
    }
  }

  @Test
  void aClientEndsAtOnce() throws IOException {
    try (Child client = Child.ofMain(RUN, Client.class)) {
      client.expectLine("Waiting");
      client.terminate();
      client.expectExit(143);
      client.expectRest("");
      assertEquals("", client.stderr());
    }
  }

  @Test
  void aProgramThatEndsByItselfWaitsForNothing() throws IOException {
    try (Child client = Child.ofMain(RUN, Client.class)) {
      client.expectLine("Waiting");
      client.type("Hola\n");
      client.expectLine("Hola");
      client.expectExit(0);
    }
  }
}
