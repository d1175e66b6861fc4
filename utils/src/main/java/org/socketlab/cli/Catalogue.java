package org.socketlab.cli;

import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The programs in a jar, by name: {@code java -jar echo/target/echo.jar echo-client --port 8888}.
 *
 * <p>Each program is created on request, so that it does not load its neighbours' classes.
 */
public final class Catalogue {
  private final String jar;
  private final Map<String, Supplier<Program>> programs = new LinkedHashMap<>();

  /** A jar's catalogue, empty at first: {@code new Catalogue("echo")}. */
  public Catalogue(String jar) {
    this.jar = jar;
  }

  /** Adds a program under its name. */
  public Catalogue add(String name, Supplier<Program> program) {
    programs.put(name, program);
    return this;
  }

  /** The programs' names, in the order of the course. */
  public Iterable<String> names() {
    return programs.keySet();
  }

  /** Runs the program that the command line names; never returns. */
  public void main(String[] args) {
    if (args.length == 0 || args[0].equals("--help") || args[0].equals("-h")) {
      Cli.exit(list());
    }
    Supplier<Program> program = programs.get(args[0]);
    if (program == null) {
      PrintStream err = Cli.standardError();
      err.printf("%s: no program '%s' in this jar%n", jar, CommandLineWords.restored(args)[0]);
      err.printf("hint: it has %s%n", String.join(", ", programs.keySet()));
      Cli.exit(Cli.USAGE);
    } else {
      Cli.main(program.get(), java.util.Arrays.copyOfRange(args, 1, args.length));
    }
  }

  private int list() {
    try {
      list(StandardOutput.open());
      return Cli.DONE;
    } catch (UncheckedIOException e) { // a closed pipe, a full disk
      Cli.standardError().printf("%s: %s: %s%n", jar, e.getMessage(), Reason.of(e.getCause()));
      return Cli.FAILED;
    }
  }

  /** Prints the programs' names, each with the first line of its help. */
  void list(PrintStream out) {
    int width = programs.keySet().stream().mapToInt(String::length).max().orElse(0);
    out.printf("Programs (java -jar %s.jar NAME --help tells more):%n%n", jar);
    programs.forEach(
        (name, program) ->
            out.printf("  %-" + width + "s  %s%n", name, Cli.description(program.get())));
  }
}
