package org.socketlab.wiretap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.net.Addresses;

/** wiretap as a process of its own, with as little memory as a bounded program needs. */
final class WiretapProcess implements AutoCloseable {
  final InetSocketAddress address;
  private final Process process;
  private final BufferedReader stdout;
  private final StringBuilder drawn = new StringBuilder();
  private int titles;
  private boolean ended;

  /** Starts it between a free port and that address. */
  WiretapProcess(SocketAddress to, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx64m", "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.socketlab.utils.Main", "wiretap", "--listen", "0"));
    command.addAll(List.of("--to", Addresses.text(to)));
    command.addAll(List.of(options));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    stdout =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = stdout.readLine();
    if (line == null || !line.startsWith("Listening on ")) {
      throw new IOException("wiretap said " + line);
    }
    int colon = line.lastIndexOf(':');
    String host = line.substring("Listening on ".length(), colon).replaceAll("[\\[\\]]", "");
    address = new InetSocketAddress(host, Integer.parseInt(line.substring(colon + 1)));
    new Thread(this::collect, "wiretap's stdout").start();
  }

  /** Waits until that many conversations have been drawn, and returns the pictures so far. */
  synchronized String drawn(int conversations) throws InterruptedException {
    while (titles < conversations) {
      if (ended) {
        throw new AssertionError("wiretap ended after it drew " + drawn);
      }
      wait();
    }
    return drawn.toString();
  }

  /** Stops it as Ctrl-C does, and returns all that it drew. */
  String stop() throws InterruptedException {
    process.toHandle().destroy(); // the process itself would close the pipe that we read
    synchronized (this) {
      while (!ended) {
        wait();
      }
      return drawn.toString();
    }
  }

  private void collect() {
    try (stdout) {
      for (String line; (line = stdout.readLine()) != null; ) {
        synchronized (this) {
          drawn.append(line).append('\n');
          titles += line.startsWith("#") ? 1 : 0;
          notifyAll();
        }
      }
    } catch (IOException e) {
      // Killed: it draws no more.
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
