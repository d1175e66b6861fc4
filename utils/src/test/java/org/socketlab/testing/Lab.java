package org.socketlab.testing;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.socketlab.course.Exercise;
import org.socketlab.net.Addresses;
import org.socketlab.sandbox.Bounds;
import org.socketlab.sandbox.Overseer;
import org.socketlab.sandbox.ProgramSandbox;
import org.socketlab.sandbox.Temporary;
import org.socketlab.tap.Side;

/**
 * What a check works with: the program under test, connections to it, and chance that can be
 * replayed. Whatever the lab opened or started is closed and ended with the check.
 */
public final class Lab implements AutoCloseable {
  private final Exercise exercise;
  private final Settings settings;
  private final Random random;
  private final String timeZone;
  private final Optional<ProgramSandbox> sandbox;
  private final Story story = new Story();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Deque<Child> children = new ConcurrentLinkedDeque<>();
  private Path folder;
  private boolean closed;

  public Lab(Exercise exercise, Settings settings, long seed) {
    this.exercise = exercise;
    this.settings = settings;
    this.random = new Random(seed);
    this.timeZone = TimeZones.one(seed);
    this.sandbox = settings.sandbox();
  }

  /**
   * A lab with a program of this project, whatever {@code lab.command} says: for tests with real
   * peers, which give no marks. The caller closes the lab.
   */
  public static Lab ours(String module, String program) {
    Settings settings = new Settings(name -> Optional.empty());
    return new Lab(new Exercise(program, module, 0), settings, settings.seed());
  }

  /** The name of the program under test. */
  public String program() {
    return exercise.name();
  }

  /** Starts the program under test, in a clean environment and an empty folder. */
  public Child start(String... arguments) {
    return start(Map.of(), arguments);
  }

  /** Starts the program under test with further environment variables. */
  public Child start(Map<String, String> environment, String... arguments) {
    return startUnder(List.of(), environment, arguments);
  }

  /** Starts the program under test with a limit on its open files and sockets. */
  public Child startWithFiles(int most, String... arguments) {
    story.step("limit", "the program to " + most + " open files");
    return startUnder(
        List.of("sh", "-c", "ulimit -n \"$0\" && exec \"$@\"", String.valueOf(most)),
        Map.of(),
        arguments);
  }

  /** Starts the program under test, which may have a thread for each of hundreds of clients. */
  public Child startForCrowd(String... arguments) {
    List<String> around = isShutIn() ? Bounds.forCrowd() : List.of();
    return start(around, List.of(), Map.of(), Map.of(), arguments);
  }

  /** Starts the program under test by another command, which runs the words after its own. */
  Child startUnder(List<String> command, Map<String, String> environment, String... arguments) {
    return start(List.of(), command, Map.of(), environment, arguments);
  }

  /**
   * Starts the program under test at a terminal of its own, on which it finds its stdin, stdout and
   * stderr: all that it prints is this child's stdout.
   */
  public Child startAtTerminal(String... arguments) {
    story.step("start", "at a terminal: " + program() + " " + String.join(" ", arguments));
    Command program = command();
    String line = "exec " + Command.line(shutIn(program.with(arguments), Map.of(), true));
    // From util-linux: runs a command on a terminal that it makes, and passes on what is typed.
    List<String> words = List.of("script", "-qec", line, "/dev/null");
    return start(program, Map.of(), words, true);
  }

  private List<String> shutIn(List<String> words, Map<Path, Path> instead, boolean atTerminal) {
    return sandbox.map(one -> one.around(words, folder(), instead, atTerminal)).orElse(words);
  }

  /**
   * The program's launcher must be there, even in a sandbox, or nothing is known of the program.
   */
  private Command startable(Command program) {
    String first = program.words().get(0);
    if (!program.isItself() && sandbox.map(one -> !one.hasProgram(first)).orElse(false)) {
      throw new CannotCheck("the command can't be started here: there is no " + first, null);
    }
    return program;
  }

  /** Whether the program is in a sandbox, and can be given other files than the machine's. */
  boolean isShutIn() {
    return sandbox.isPresent();
  }

  /**
   * Starts the program under test so that it sees each value of {@code instead} in place of its
   * key.
   */
  Child startWith(Map<Path, Path> instead, Map<String, String> environment, String... arguments) {
    return start(List.of(), List.of(), instead, environment, arguments);
  }

  /** Starts it by two further commands, around its sandbox and inside it. */
  private Child start(
      List<String> around,
      List<String> inside,
      Map<Path, Path> instead,
      Map<String, String> environment,
      String... arguments) {
    story.step("start", (program() + " " + String.join(" ", arguments)).strip());
    Command program = command();
    List<String> words = new ArrayList<>(inside);
    words.addAll(program.with(arguments));
    List<String> all = new ArrayList<>(around);
    all.addAll(shutIn(words, instead, false));
    return start(program, environment, all, false);
  }

  private Command command() {
    return settings
        .command()
        .map(template -> startable(Command.of(template, exercise, settings.root())))
        .orElseGet(() -> Command.ours(exercise));
  }

  /** Watches the program's use of resources, from its first start on. */
  private void oversee(ProgramSandbox one) {
    if (children.isEmpty()) {
      one.give(folder());
      keep(new Overseer(folder(), this::printsTooMuch, this::end));
    }
  }

  private boolean printsTooMuch() {
    return children.stream().anyMatch(Child::printsTooMuch);
  }

  private void end(String bound) {
    story.step("bound", "the program " + bound + ", and is ended");
    children.forEach(Child::close);
  }

  private synchronized Child start(
      Command program, Map<String, String> environment, List<String> words, boolean atTerminal) {
    ProcessBuilder builder = new ProcessBuilder(Signal.heardBy(words)).directory(folder().toFile());
    sandbox.ifPresent(this::oversee);
    Map<String, String> clean = cleanEnvironment();
    clean.put("TZ", timeZone);
    sandbox.ifPresent(one -> clean.putAll(one.environment(folder())));
    clean.putAll(environment);
    builder.environment().clear();
    builder.environment().putAll(clean);
    try {
      boolean shutIn = sandbox.isPresent() && !atTerminal;
      Child child = keep(new Child(Family.start(builder, shutIn), story, atTerminal));
      children.add(child);
      return child;
    } catch (IOException e) {
      if (program.isItself() && words.get(0).equals(program.words().get(0))) {
        throw new CheckFailed("the program can't be started: " + e.getMessage());
      }
      throw new CannotCheck("the command can't be started here: " + e.getMessage(), e);
    }
  }

  /** Connects to a server under test. */
  public Peer connect(InetSocketAddress address) {
    return connect(address, "");
  }

  /** Connects to a server under test, as a client with a name: for checks with several. */
  public Peer connect(InetSocketAddress address, String name) {
    return connect(address, name, new Socket());
  }

  /**
   * Connects a client for which the system buffers only a few KiB: the client can't send much more
   * than the server has read.
   */
  public Peer connectNarrow(InetSocketAddress address) {
    Socket socket = new Socket();
    try {
      socket.setSendBufferSize(4096);
    } catch (SocketException e) {
      throw new CannotCheck("cannot open a socket: " + e.getMessage(), e);
    }
    return connect(address, "", socket);
  }

  private synchronized Peer connect(InetSocketAddress address, String name, Socket socket) {
    story.step("connect", (name + " to " + Addresses.text(address)).strip());
    keep(socket);
    try {
      socket.connect(address, 5000);
      return new Peer(socket, Side.NEAR, story, name.isEmpty() ? "" : name + ": ");
    } catch (IOException e) {
      throw new CheckFailed("cannot connect to " + Addresses.text(address) + ": " + e.getMessage());
    }
  }

  /** Opens a listening socket, for a client under test to connect to. */
  public synchronized Door listen() {
    return keep(new Door(story, this::end));
  }

  /** Opens a UDP socket on a free port of 127.0.0.1. */
  public synchronized Datagrams datagrams() {
    return keep(new Datagrams(story, this::end, "127.0.0.1", 0));
  }

  /** Opens a UDP socket on an address of this machine, 0 for any free port. */
  public synchronized Datagrams datagrams(String host, int port) {
    return keep(new Datagrams(story, this::end, host, port));
  }

  /** A port for a program to listen on: free a moment ago. */
  public int freePort() {
    try (Door door = new Door(story, this::end)) {
      return Integer.parseInt(door.port());
    }
  }

  /** A port of the loopback address where nobody listens, and nobody will. */
  public synchronized int closedPort() {
    try {
      return keep(new ClosedPort()).number();
    } catch (IOException e) {
      throw new CannotCheck("no port to be had: " + e.getMessage(), e);
    }
  }

  /** Random numbers, the same for the same seed. */
  public Random random() {
    return random;
  }

  /** Random bytes of any value: at least {@code least}, at most {@code most}. */
  public byte[] randomBytes(int least, int most) {
    byte[] bytes = new byte[least + random.nextInt(most - least + 1)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A random word of lower-case letters, which no program can have hard-coded. */
  public String randomWord() {
    return random
        .ints(8, 'a', 'z' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The check's own empty folder, in which the program runs; deleted in the end. */
  public synchronized Path folder() {
    if (folder == null) {
      try {
        folder = Temporary.folder("lab-");
      } catch (IOException e) {
        throw new CannotCheck("cannot create a temporary folder: " + e.getMessage(), e);
      }
    }
    return folder;
  }

  /** The story so far, to which a check may add steps of its own. */
  public Story story() {
    return story;
  }

  /** How the program has ended; empty if no program was started, or one still runs. */
  public Optional<String> end() {
    List<Child> started = children();
    return started.stream().allMatch(child -> child.end().isPresent())
        ? started.stream().findFirst().flatMap(Child::end)
        : Optional.empty();
  }

  /** The time zone that the programs run in, which is not UTC: {@code Asia/Kathmandu}. */
  public String timeZone() {
    return timeZone;
  }

  /** The programs that were started. */
  public List<Child> children() {
    return List.copyOf(children);
  }

  @Override
  public void close() {
    AutoCloseable next;
    while ((next = pop()) != null) {
      closeQuietly(next);
    }
    if (folder != null) {
      Temporary.delete(folder);
    }
  }

  /** Keeps a resource of the check until the check's end; closes a later one at once. */
  private <T extends AutoCloseable> T keep(T opened) {
    if (closed) {
      closeQuietly(opened);
      throw new CheckFailed("the check is over");
    }
    open.push(opened);
    return opened;
  }

  private synchronized AutoCloseable pop() {
    closed = true;
    return open.poll();
  }

  private static void closeQuietly(AutoCloseable opened) {
    try {
      opened.close();
    } catch (Exception e) {
      // A failure to close does not affect the mark.
    }
  }

  /**
   * Only what a program needs to start: no setting of the instructor's may hide a fault, or cause
   * one.
   */
  static Map<String, String> cleanEnvironment() {
    Map<String, String> clean = new LinkedHashMap<>();
    for (String name : List.of("PATH", "HOME", "JAVA_HOME", "SystemRoot")) {
      String value = System.getenv(name);
      if (value != null) {
        clean.put(name, value);
      }
    }
    clean.put("LC_ALL", System.getProperty("lab.locale", "C.UTF-8"));
    return clean;
  }
}
