package org.socketlab.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;

/**
 * What every program of the course is: a name, options, and a {@link #run} that a student reads
 * from top to bottom.
 *
 * <p>{@code run} says what it is about to try ({@link #trying}) and lets the JDK's exceptions pass:
 * {@link Cli} turns one into the sentence {@code NAME: cannot connect to localhost port 80:
 * Connection refused}.
 */
public abstract class Program {
  @Option(
      names = "--trace",
      arity = "0..1",
      paramLabel = "svg:FILE",
      parameterConsumer = TraceTo.Consumer.class,
      description =
          "When the program ends, draw on stderr what it and its peers said to each other, or as a"
              + " picture into FILE.")
  private TraceTo traced;

  private final String name;
  private final String description;
  private final String[] footer;
  private final Stop stop = new Stop();
  private CommandSpec spec;
  private String attempt;
  private PrintStream err = System.err;

  /**
   * What {@code --help} shows beside the options. picocli has an annotation for this, of 40 parts,
   * which takes 6 % of each start.
   *
   * @param name the program's name, which is its command: {@code echo-client}
   * @param description what it does, in a sentence
   * @param footer lines for the end of its help, such as an example
   */
  protected Program(String name, String description, String... footer) {
    this.name = name;
    this.description = description;
    this.footer = footer;
  }

  /**
   * Does what the program is for.
   *
   * @param out standard output: UTF-8, a line flushed when it is complete
   * @throws IOException what the network, the peer or a file did; {@link Failure} says it in full
   * @throws InterruptedException never, but the JDK's waits declare it
   */
  protected abstract void run(PrintStream out) throws IOException, InterruptedException;

  /**
   * Names the next attempt, such as {@code "connect to localhost port 80"}, to say what failed if
   * it fails.
   */
  protected final void trying(String what) {
    attempt = what;
  }

  /**
   * Tells the user something that is neither a result nor a failure: a line {@code NAME: ...} on
   * standard error.
   */
  protected final void note(String sentence) {
    err.printf("%s: %s%n", name(), sentence);
  }

  /** What to do on SIGTERM and Ctrl-C. */
  protected final Stop stop() {
    return stop;
  }

  final void noteTo(PrintStream notes) {
    err = notes;
  }

  /** Where the program prints everything but results. */
  final PrintStream err() {
    return err;
  }

  /** Does {@link #run}, and then draws the ladder, even after a failure. */
  final void runTraced(PrintStream out) throws IOException, InterruptedException {
    if (traced == null) {
      run(out);
      return;
    }
    SvgFile svg = null;
    if (traced.svg() != null) {
      trying("write " + traced.svg());
      svg = new SvgFile(traced.svg());
    }
    Trace trace = new Trace(this, out, err, svg);
    err = trace.err(err);
    stop.lastly(trace::drawAtStop);
    try {
      run(trace.out(out));
    } finally {
      trace.end();
    }
  }

  /** The program's options of a kind that programs share, such as {@link Listen}. */
  final <T> Optional<T> options(Class<T> kind) {
    return spec.mixins().values().stream()
        .map(CommandSpec::userObject)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  /** Whether an option says that the program speaks UDP. */
  final boolean saysUdp() {
    OptionSpec udp = spec.findOption("--udp");
    return udp != null && Boolean.TRUE.equals(udp.getValue());
  }

  final String attempt() {
    return attempt;
  }

  /** How long the program was ready to wait, as a user writes it: {@code 5 s}. */
  final String patience() {
    OptionSpec timeout = spec.findOption("--timeout");
    return timeout == null ? "its time" : Seconds.text(timeout.getValue());
  }

  /** The program's name, which is its command: {@code echo-client}. */
  public final String name() {
    return name;
  }

  /** The program's name, options and help as picocli sees them. */
  protected CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    spec = line.getCommandSpec().name(name).mixinStandardHelpOptions(true);
    spec.versionProvider(new Version(name));
    UsageMessageSpec help = spec.usageMessage().sortOptions(false).autoWidth(true);
    help.description(description);
    if (footer.length > 0) {
      help.footer("%n" + String.join("%n", footer));
    }
    return line;
  }
}
