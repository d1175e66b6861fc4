package org.socketlab.ntp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A real chronyd that tells this machine's time on a free port, and never sets the clock. */
final class Chronyd implements AutoCloseable {
  private static final int TRIES = 5;
  private static final int QUESTIONS = 50;

  private final Process process;
  private final String port;

  private Chronyd(Process process, String port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it as a server, and waits until it answers.
   *
   * @param program where chronyd is
   * @param folder an empty folder, for its configuration
   */
  static Chronyd start(Path program, Path folder, int stratum) throws IOException {
    Path log = folder.resolve("chronyd.log");
    for (int i = 0; i < TRIES; i++) {
      int port = freePort(); // another process may take it first: then try again
      Path configuration = folder.resolve("chrony.conf");
      Files.writeString(
          configuration,
          """
          port %d
          bindaddress 127.0.0.1
          allow 127.0.0.0/8
          local stratum %d
          cmdport 0
          pidfile %s
          """
              .formatted(port, stratum, folder.resolve("chronyd.pid")));
      Process process =
          command(program, "-d", "-f", configuration.toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      if (answers(process, port)) {
        return new Chronyd(process, String.valueOf(port));
      }
      process.destroyForcibly();
    }
    throw new IOException("chronyd does not answer:\n" + Files.readString(log));
  }

  /** Makes chronyd ask a server for the time once, and returns its output. */
  static String ask(Path program, Path folder, InetSocketAddress server)
      throws IOException, InterruptedException {
    Process process =
        command(
                program,
                "-Q",
                "-t",
                "30",
                "-f",
                "/dev/null",
                "pidfile " + folder.resolve("client-" + server.getPort() + ".pid"),
                "server %s port %d iburst"
                    .formatted(server.getAddress().getHostAddress(), server.getPort()))
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  String port() {
    return port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Runs as the current user, root or not, and never sets the clock. */
  private static ProcessBuilder command(Path program, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of(program.toString(), "-x", "-U", "-u", System.getProperty("user.name")));
    words.addAll(Arrays.asList(more));
    return new ProcessBuilder(words);
  }

  private static boolean answers(Process process, int port) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout(200);
      byte[] bytes = NtpPacket.request(NtpTimestamp.now()).bytes();
      InetSocketAddress server = new InetSocketAddress("127.0.0.1", port);
      for (int i = 0; i < QUESTIONS && process.isAlive(); i++) {
        socket.send(new DatagramPacket(bytes, bytes.length, server));
        try {
          socket.receive(new DatagramPacket(new byte[NtpPacket.BYTES], NtpPacket.BYTES));
          return true;
        } catch (SocketTimeoutException e) {
          // Not yet.
        }
      }
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
