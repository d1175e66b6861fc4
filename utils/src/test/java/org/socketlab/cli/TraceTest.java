package org.socketlab.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.net.Addresses;
import org.socketlab.testing.Child;
import org.socketlab.testing.Run;
import picocli.CommandLine.Mixin;

/** A TCP client with {@code --trace} does the same as without it, and draws a ladder. */
@Timeout(60)
final class TraceTest {
  /** Says a word, ends its stream, and prints the peer's address and answer. */
  private static final class Client extends Program {
    @Mixin private final Target target = new Target("localhost", 80);

    Client() {
      super("program", "Talks to a server.");
    }

    @Override
    protected void run(PrintStream out) throws IOException {
      trying("connect to " + target);
      InetSocketAddress server = new InetSocketAddress(target.host(), target.port());
      try (Socket socket = new Socket()) {
        socket.connect(server, target.timeoutMillis());
        out.println("Connected to " + Addresses.text(socket.getRemoteSocketAddress()));
        trying("talk to " + target);
        socket.setSoTimeout(target.timeoutMillis());
        socket.getOutputStream().write("Hola".getBytes(StandardCharsets.UTF_8));
        socket.shutdownOutput();
        out.write(socket.getInputStream().readAllBytes());
        out.println();
      }
    }

    public static void main(String[] args) {
      Cli.main(new Client(), args);
    }
  }

  /** Talks to nobody. */
  private static final class Idle extends Program {
    @Mixin private final Target target = new Target("localhost", 80);

    Idle() {
      super("program", "Does nothing.");
    }

    @Override
    protected void run(PrintStream out) {
      trying("talk to " + target);
    }

    public static void main(String[] args) {
      Cli.main(new Idle(), args);
    }
  }

  /** The peer's part of the conversation. */
  private interface Peer {
    void serve(Socket client) throws IOException;
  }

  private String port = "1"; // where nobody listens

  @Test
  void drawsWhatWasSaid() throws Exception {
    Run traced =
        talkTo(
            client -> {
              client.getInputStream().readAllBytes();
              client.getOutputStream().write("Adios".getBytes(StandardCharsets.UTF_8));
            });
    assertEquals(0, traced.status());
    assertEquals("Connected to 127.0.0.1:" + port + "\nAdios\n", traced.out());
    assertEquals(
        """
        #1 -> 127.0.0.1:%s
        | open |
        |-- 4 B Hola ->|
        |-- end of stream ->|
        |<- 5 B Adios |
        |<- end of stream --|
        """
            .formatted(port),
        squeezed(traced.err()));
  }

  @Test
  void drawsAPictureWhereItIsToldTo(@TempDir Path folder) throws Exception {
    Path picture = folder.resolve("una señal.svg");
    try (ServerSocket server = open()) {
      serve(server, client -> client.getOutputStream().write("Adios".getBytes(UTF_8)));
      String[] words = {"--host", "127.0.0.1", "--port", port, "--trace=svg:" + picture};
      Run traced = Run.apart(Client.class, words);
      assertEquals("", traced.err());
      assertTrue(traced.out().endsWith("\nAdios\n"), traced.out());
      assertTrue(Files.readString(picture).contains(">5 B  Adios</text>"));
    }
  }

  @Test
  void aPictureThatCannotBeDrawnHasASentence(@TempDir Path folder) throws Exception {
    Path nowhere = folder.resolve("nowhere/x.svg");
    Run refused = Run.apart(Idle.class, "--trace=svg:" + nowhere);
    assertEquals(1, refused.status());
    assertEquals("program: cannot write %s: no such file\n".formatted(nowhere), refused.err());
    Run full = Run.apart(Idle.class, "--trace=svg:/dev/full");
    assertEquals(1, full.status());
    assertTrue(
        full.err().endsWith("program: cannot write /dev/full: No space left on device\n"),
        full.err());
    assertEquals(2, Run.apart(Idle.class, "--trace=png:x").status());
  }

  @Test
  void aRefusedConnectionIsRefusedAllTheSame() throws Exception {
    Run traced = sameWithTrace();
    assertEquals(1, traced.status());
    assertTrue(traced.err().contains("| cannot connect to 127.0.0.1:" + port), traced.err());
    assertTrue(
        traced
            .err()
            .contains(
                "\nprogram: cannot connect to 127.0.0.1 port " + port + ": Connection refused\n"),
        traced.err());
  }

  @Test
  void aResetIsAReset() throws Exception {
    Run traced =
        talkTo(
            client -> {
              client.getInputStream().readNBytes(4);
              client.setSoLinger(true, 0);
            });
    assertTrue(traced.err().contains(" reset --|\nprogram: cannot talk to "), traced.err());
  }

  @Test
  void aSilentPeerIsWaitedForAsLong() throws IOException {
    try (ServerSocket silent = open()) { // its system accepts, and nobody answers
      Run traced = sameWithTrace("--timeout", "0.2");
      assertEquals(silent.getLocalPort(), Integer.parseInt(port));
      assertTrue(traced.err().contains("no answer within 0.2 s"), traced.err());
    }
  }

  @Test
  void saysWhenThereIsNothingToDraw() throws IOException {
    assertEquals(
        new Run(
            0,
            "",
            "program: --trace has nothing to draw: no connection and no datagram of the program's"
                + " own\n"),
        Run.apart(Idle.class, "--trace"));
  }

  @Test
  void aProgramThatIsStoppedDrawsWhatThereIs() throws Exception {
    try (ServerSocket server = open();
        Child client =
            Child.ofMain(
                "exec \"$@\"", Client.class, "--trace", "--host", "127.0.0.1", "--port", port)) {
      Socket accepted = server.accept();
      assertEquals(
          "Hola", new String(accepted.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      client.expectLine("Connected to 127.0.0.1:" + port);
      client.terminate();
      client.expectExit(143);
      client.expectRest("");
      assertTrue(client.stderr().contains("|-- 4 B  Hola ---"), client.stderr());
    }
  }

  @Test
  void aProgramThatIsStoppedEndsThoughItCannotDraw() throws Exception {
    String[] words = {"--trace=svg:/dev/full", "--host", "127.0.0.1", "--port"};
    try (ServerSocket server = open()) {
      List<String> all = new ArrayList<>(List.of(words));
      all.add(port);
      try (Child client = Child.ofMain("exec \"$@\"", Client.class, all.toArray(String[]::new))) {
        server.accept().getInputStream().readAllBytes();
        client.terminate();
        client.expectExit(143);
        assertEquals("program: cannot write /dev/full: No space left on device\n", client.stderr());
      }
    }
  }

  /** Without {@code --trace}, a program does not load its classes. */
  @Test
  void withoutItNoneOfItsClassesAreLoaded() throws Exception {
    String line = // the last log option goes right before the main class
        "for w; do case $w in org.*) o+=(-Xlog:class+load:stderr);; esac; o+=(\"$w\"); done; exec"
            + " \"${o[@]}\"";
    try (Child client = Child.ofMain(line, Client.class, "--host", "127.0.0.1", "--port", "1")) {
      client.expectExit(1);
      assertTrue(client.stderr().contains(" org.socketlab.cli.Target "), "the log of classes");
      assertFalse(client.stderr().contains(" org.socketlab.tap.Recorder "), "Recorder is loaded");
    }
  }

  private Run talkTo(Peer peer, String... options) throws IOException {
    try (ServerSocket server = open()) {
      serve(server, peer);
      return sameWithTrace(options);
    }
  }

  /**
   * Runs the client with and without {@code --trace}, and expects the same except for the ladder.
   */
  private Run sameWithTrace(String... options) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--host", "127.0.0.1", "--port", port));
    arguments.addAll(List.of(options));
    Run without = Run.apart(Client.class, arguments.toArray(String[]::new));
    arguments.add("--trace");
    Run with = Run.apart(Client.class, arguments.toArray(String[]::new));
    assertEquals(without.status(), with.status());
    assertEquals(without.out(), with.out());
    assertTrue(with.err().endsWith(without.err()), with.err());
    return with;
  }

  private ServerSocket open() throws IOException {
    ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    port = String.valueOf(server.getLocalPort());
    return server;
  }

  private static void serve(ServerSocket server, Peer peer) {
    Thread thread =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (Socket client = server.accept()) {
                  peer.serve(client);
                } catch (IOException e) {
                  // The test is over, or the client has gone.
                }
              }
            },
            "peer");
    thread.setDaemon(true);
    thread.start();
  }

  private static String squeezed(String ladder) {
    return ladder
        .replaceAll("-{3,}", "-")
        .replaceAll(" +", " ")
        .replaceAll("(?m)^ |127.0.0.1:\\d+ (?=->)", "");
  }
}
