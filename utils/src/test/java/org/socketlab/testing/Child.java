package org.socketlab.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.ladder.Printable;

/** The program under test, running as a child process; every wait for it is bounded and told. */
public final class Child implements AutoCloseable {
  /** How long a program may take to print a line or to end, once nothing holds it up. */
  static final int PATIENCE_SECONDS = 20;

  private static final int STOP_MILLIS = 4000;

  private static final Pattern LISTENING = Pattern.compile("Listening on (\\S+):(\\d+)");

  private final Family family;
  private final Process process;
  private final Story story;
  private final Capture out;
  private final Capture err;
  private final boolean atTerminal;
  private long told;
  private Signal signal;

  public Child(Family family, Story story) {
    this(family, story, false);
  }

  /** The same; at a terminal, stdout is no pipe, and the program's output needs no flush. */
  Child(Family family, Story story, boolean atTerminal) {
    this.atTerminal = atTerminal;
    this.family = family;
    this.process = family.process();
    this.story = story;
    this.out = new Capture(process.getInputStream());
    this.err = new Capture(process.getErrorStream());
  }

  /**
   * Starts one of our classes outside a check, for a unit test: in a clean environment, by a line
   * for {@code bash}, where {@code "$@"} is the command.
   */
  public static Child ofMain(String shellLine, Class<?> main, String... arguments)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("bash", "-c", shellLine, "bash"));
    words.addAll(Command.java(main.getName()));
    words.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().clear();
    builder.environment().putAll(Lab.cleanEnvironment());
    return new Child(Family.start(builder), new Story());
  }

  /** The next line of stdout, without its line end. */
  public String line() {
    return line(PATIENCE_SECONDS);
  }

  /** The same, within that many seconds. */
  public String line(int seconds) {
    story.waitingFor("the program's next line on stdout");
    String line = out.line(seconds);
    if (line == null) {
      throw new CheckFailed(
          out.hasEnded()
              ? "the program ended with status %d before it printed %s"
                  .formatted(exit(), out.isEmpty() ? "anything" : "a further line")
              : silence(seconds));
    }
    return line;
  }

  private String silence(int seconds) {
    String what = out.isEmpty() ? "nothing" : "no further line";
    return "%s came on stdout within %d s%s"
        .formatted(what, seconds, atTerminal ? "" : ": does the program flush it?");
  }

  /** Expects the next line of stdout to be exactly this. */
  public void expectLine(String expected) {
    story.step("see", expected);
    String line = line();
    if (!line.equals(expected)) {
      throw differs(
          "the line on stdout",
          expected.getBytes(StandardCharsets.UTF_8),
          line.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Expects the next line of stdout to match, and returns its groups. */
  public Matcher expectLine(Pattern expected, String inWords) {
    story.step("see", inWords);
    String line = line();
    Matcher matcher = expected.matcher(line);
    if (!matcher.matches()) {
      throw new CheckFailed(
          "the line on stdout should be %s and is: %s".formatted(inWords, Printable.escaped(line)));
    }
    return matcher;
  }

  /**
   * Waits for {@code Listening on ADDRESS:PORT} as the next line, and returns the address to
   * connect to.
   */
  public InetSocketAddress listening() {
    Matcher line = expectLine(LISTENING, "Listening on ADDRESS:PORT");
    String host = line.group(1).replaceAll("[\\[\\]]", "");
    return new InetSocketAddress(host, Integer.parseInt(line.group(2)));
  }

  /**
   * Expects stdout, to its end, to be exactly these bytes ({@code \r\n} is taken for {@code \n}).
   */
  public void expectRest(String expected) {
    story.step(
        "see",
        expected.isEmpty()
            ? "nothing more on stdout"
            : "on stdout: " + Printable.of(expected.getBytes(StandardCharsets.UTF_8), 200));
    byte[] got = rest();
    String text = new String(got, StandardCharsets.UTF_8).replace("\r\n", "\n");
    if (!text.equals(expected)) {
      throw differs(
          "stdout",
          expected.getBytes(StandardCharsets.UTF_8),
          text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The bytes of stdout that no call has taken yet, to its end. */
  public byte[] rest() {
    return rest(PATIENCE_SECONDS);
  }

  /**
   * The bytes of stdout that no call has taken yet, to its end, which must come within that many
   * seconds.
   */
  public byte[] rest(int seconds) {
    story.waitingFor("the end of the program's stdout");
    byte[] rest = out.rest(seconds);
    if (rest == null) {
      throw new CheckFailed("its stdout did not end within " + seconds + " s");
    }
    return rest;
  }

  /**
   * Waits until stdout so far matches; false if it does not in that time. For output that may come
   * sooner or later.
   */
  public boolean shows(Predicate<String> wanted, int millis) {
    story.waitingFor("something on stdout");
    return out.shows(wanted, millis);
  }

  /** The same of stderr. */
  public boolean says(Predicate<String> wanted, int millis) {
    story.waitingFor("something on stderr");
    return err.shows(wanted, millis);
  }

  /** Writes to the program's stdin. */
  public void type(String text) {
    type(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes to the program's stdin; a closed stdin alone is no failure. */
  public void type(byte[] bytes) {
    story.step("type", Printable.of(bytes, 60));
    try {
      OutputStream stdin = process.getOutputStream();
      stdin.write(bytes);
      stdin.flush();
    } catch (IOException e) {
      story.step("note", "the program's stdin is closed");
    }
  }

  /** Ends the program's stdin. */
  public void endInput() {
    story.step("type", "end of input");
    closeQuietly(process.getOutputStream());
  }

  /** Expects the program to end by itself, with that status. */
  public void expectExit(int... allowed) {
    story.step("exit", "expected with status " + words(allowed));
    int status = exit();
    if (Arrays.stream(allowed).noneMatch(one -> one == status)) {
      throw new CheckFailed("exit status %d, expected %s".formatted(status, words(allowed)));
    }
    expectNoStackTrace();
  }

  /**
   * Expects the program to fail as the contract says: that status, and on stderr a line {@code
   * NAME: ...} that holds each of the parts.
   */
  public void expectFailure(String name, int status, String... parts) {
    expectExit(status);
    String said = stderr();
    String line = said.lines().filter(one -> one.startsWith(name + ": ")).findFirst().orElse(null);
    story.step("see", "on stderr: " + name + ": ... " + String.join(" ... ", parts));
    if (line == null) {
      throw new CheckFailed("no line on stderr begins with '" + name + ": '");
    }
    for (String part : parts) {
      if (!line.contains(part)) {
        throw new CheckFailed(
            "the line on stderr does not name '%s': %s".formatted(part, Printable.escaped(line)));
      }
    }
  }

  /** Waits for the program's end and returns its status. */
  public int exit() {
    story.waitingFor("the program to end");
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new CheckFailed("still running after " + PATIENCE_SECONDS + " s");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckFailed("interrupted while waiting for the program's end");
    }
  }

  /**
   * Expects that nothing the program has said looks like a stack trace: those are for programmers,
   * not for users.
   */
  public void expectNoStackTrace() {
    StackTrace.in(stderr()).ifPresent(line -> refuse("stderr", line));
    if (!process.isAlive()) {
      out.awaitEnd(1); // longer only if another process still has stdout
    }
    StackTrace.in(new String(stdout(), StandardCharsets.UTF_8))
        .ifPresent(line -> refuse("stdout", line));
  }

  private static void refuse(String stream, String line) {
    throw new CheckFailed(
        "a stack trace on %s, for something that a network, a peer or a user caused: %s"
            .formatted(stream, Printable.escaped(line.strip())));
  }

  /** Sends SIGTERM, as {@code kill} does; what the program says after that is collected, too. */
  public void terminate() {
    tell(Signal.TERM, List.of(family.program()));
  }

  /**
   * Sends SIGKILL, which no program can catch: the program's children must notice by themselves.
   */
  public void kill() {
    story.step("stop", "SIGKILL");
    family.program().destroyForcibly();
  }

  /** Sends SIGINT to it and to all that it started, as a terminal does on Ctrl-C. */
  public void interrupt() {
    family.awaitSleep();
    tell(Signal.INT, family.members());
  }

  private void tell(Signal which, Collection<ProcessHandle> processes) {
    story.step("stop", which.text());
    signal = which;
    told = System.nanoTime();
    processes.forEach(which::send);
  }

  /**
   * Expects the program to end after {@link #terminate} or {@link #interrupt} as a server should:
   * soon, with status 0 or the signal's, and without a stack trace. The program has 2 s to finish
   * its answers; a slow machine gets 2 s more.
   */
  public void expectStopped() {
    expectExit(0, signal.status());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - told);
    if (millis > STOP_MILLIS) {
      throw new CheckFailed("took %d ms to end, where 2 s are allowed".formatted(millis));
    }
  }

  /** Waits that many milliseconds for the program's end, and says whether the end has come. */
  public boolean hasEnded(int millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CheckFailed("interrupted while waiting for the program's end");
    }
  }

  /**
   * How the program ended, with all that it started: {@code the program ended with status 1}. Empty
   * while any of them lives.
   */
  Optional<String> end() {
    return process.isAlive() || !family.living().isEmpty()
        ? Optional.empty()
        : Optional.of("the program ended with status " + process.exitValue());
  }

  /** Whether it has printed more than any program should. */
  boolean printsTooMuch() {
    return out.isFull() || err.isFull();
  }

  /** Whether the program never began, because its sandbox failed. */
  public boolean wasNotShutIn() {
    return family.shutIn()
        && !process.isAlive()
        && process.exitValue() == 1
        && out.isEmpty()
        && stderr().startsWith("bwrap: ");
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** The program's process ID. */
  public long pid() {
    return process.pid();
  }

  /** What the program has said on stderr; all of it, once it has ended. */
  public String stderr() {
    if (!process.isAlive()) {
      err.awaitEnd(PATIENCE_SECONDS);
    }
    return new String(err.all(), StandardCharsets.UTF_8);
  }

  /** All of stdout so far, including the bytes that calls have taken. */
  public byte[] stdout() {
    return out.all();
  }

  /** Ends the program and all that it started, whatever state they are in. */
  @Override
  public void close() {
    family.end();
    closeQuietly(process.getOutputStream());
    out.awaitEnd(1);
    err.awaitEnd(1);
  }

  private CheckFailed differs(String what, byte[] expected, byte[] got) {
    Difference difference = Difference.between(expected, got);
    story.step("differs", "\n" + difference.picture());
    return new CheckFailed(what + ": " + difference.reason());
  }

  private static String words(int[] allowed) {
    return String.join(" or ", Arrays.stream(allowed).mapToObj(String::valueOf).toList());
  }

  private static void closeQuietly(OutputStream stream) {
    try {
      stream.close();
    } catch (IOException e) {
      // The program, which would have read this, has gone.
    }
  }
}
