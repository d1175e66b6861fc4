package org.socketlab.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.socketlab.cli.Failure;
import org.socketlab.cli.LineFilter;
import org.socketlab.cli.Listen;
import org.socketlab.cli.ServerTrace;
import org.socketlab.cli.TerminalWidth;
import org.socketlab.course.Exercise;
import org.socketlab.ladder.Album;
import org.socketlab.ladder.LadderStyle;
import org.socketlab.net.Addresses;
import org.socketlab.tap.Faults;
import org.socketlab.tap.Side;
import org.socketlab.tap.Tap;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/**
 * A run of a student's program with a tap between program and peer: a client connects to the tap,
 * and a server listens on an inner address behind the tap.
 */
final class TracedRun {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Wire wire;
  private final Place place = new Place();
  private final Album album = new Album(100);
  private final List<String> words;
  private final Consumer<Process> started;

  /**
   * The address of the program's peer, or the address where clients expect the program.
   *
   * @param host the option for the host; empty if host and port are positional
   * @param server whether the program is a server
   */
  private record Wire(String host, boolean server, boolean udp, String usualHost, int usualPort) {
    static Wire of(Exercise exercise) throws Failure {
      return switch (exercise.name()) {
        case "basics-04", "basics-05" -> new Wire("--server", false, true, "pool.ntp.org", 123);
        case "socket-03", "socket-04", "socket-05" ->
            new Wire("--host", false, false, "www.google.com", 80);
        case "echo-client" -> new Wire("--host", false, false, "localhost", 8888);
        case "chat-client" -> new Wire("", false, false, "127.0.0.1", 1543);
        case "chat-server" -> new Wire("", true, false, "127.0.0.1", 1543);
        case "ntp-server" -> new Wire("--host", true, true, "127.0.0.1", 1123);
        case "mini-web", "tws" -> new Wire("--host", true, false, "127.0.0.1", 8080);
        case "server-02", "server-03", "server-04", "server-05", "echo-server" ->
            new Wire("--host", true, false, "127.0.0.1", 8888);
        default -> throw Failure.usage("--trace: " + exercise.name() + " has no peer to talk to");
      };
    }
  }

  /** The options for host and port, and all other words. */
  private static final class Place {
    @Option(names = {"--host", "--server"})
    private String host;

    @Option(names = "--port")
    private Integer port;

    @Option(names = "--udp")
    private boolean udp;

    @Unmatched private List<String> others = new ArrayList<>();
  }

  /** A server's options, for the tap in front of it. */
  private static final class Door {
    @Mixin private Listen listen = new Listen(0);
  }

  /**
   * A run that has not begun.
   *
   * @param words the command that starts the program
   * @param arguments the user's arguments
   * @param started is told of the program's process
   */
  TracedRun(
      Exercise exercise, List<String> words, List<String> arguments, Consumer<Process> started)
      throws Failure {
    this.started = started;
    this.wire = Wire.of(exercise);
    this.words = new ArrayList<>(words);
    new CommandLine(place).parseArgs(arguments.toArray(String[]::new));
    if (wire.host().isEmpty() && !place.others.isEmpty()) { // HOST PORT
      place.host = place.others.remove(0);
      place.port = place.others.isEmpty() ? null : number(place.others.remove(0));
    }
    place.host = place.host == null ? wire.usualHost() : place.host;
    place.port = place.port == null ? Integer.valueOf(wire.usualPort()) : place.port;
  }

  private static int number(String port) throws Failure {
    if (!port.matches("[0-9]{1,5}")) {
      throw Failure.usage("'" + port + "' is no port");
    }
    return Integer.parseInt(port);
  }

  /** Runs it to its end, draws, and returns its exit status. */
  int run(PrintStream out, PrintStream picture) throws IOException {
    int status = wire.server() ? server(out) : client();
    int width = TerminalWidth.or(LadderStyle.DEFAULT);
    if (album.isEmpty()) {
      picture.println("lab run: nothing went over the wire");
    } else {
      picture.print(album.ladders(new LadderStyle("->", width, false, false)));
    }
    picture.flush();
    return status;
  }

  private int client() throws IOException {
    try (Tap tap = new Tap(Faults.NONE, album::begin)) {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      InetSocketAddress near = isUdp() ? tap.listenUdp(any) : tap.listen(any);
      tap.to(new InetSocketAddress(Addresses.of(place.host).get(0), place.port));
      Process process = builder(near).inheritIO().start();
      started.accept(process);
      int status = status(process);
      tap.finish(Side.NEAR, PATIENCE);
      return status;
    }
  }

  private int server(PrintStream out) throws IOException {
    Door door = new Door();
    new CommandLine(door).parseArgs("--host", place.host, "--port", place.port.toString());
    ServerTrace tap = new ServerTrace(door.listen, isUdp(), album);
    InetSocketAddress inner = new InetSocketAddress(door.listen.host(), door.listen.port());
    Process process =
        builder(inner)
            .redirectInput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    started.accept(process);
    try (InputStream said = process.getInputStream();
        LineFilter filter = new LineFilter(out, tap::outside)) {
      said.transferTo(filter.stream());
    }
    int status = status(process);
    tap.end();
    return status;
  }

  private boolean isUdp() {
    return wire.udp() || place.udp;
  }

  private ProcessBuilder builder(InetSocketAddress where) {
    String host = Addresses.text(where.getAddress());
    String port = String.valueOf(where.getPort());
    List<String> all = new ArrayList<>(words);
    all.addAll(
        wire.host().isEmpty() ? List.of(host, port) : List.of(wire.host(), host, "--port", port));
    if (place.udp) {
      all.add("--udp");
    }
    all.addAll(place.others);
    return new ProcessBuilder(all);
  }

  /** Waits for a program's end. */
  static int status(Process process) {
    while (true) {
      try {
        return process.waitFor();
      } catch (InterruptedException e) {
        process.destroy(); // an interrupt ends the program
      }
    }
  }
}
