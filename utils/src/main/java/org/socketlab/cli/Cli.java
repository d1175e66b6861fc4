package org.socketlab.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Runs a program from the command line: its options, its exit status, and what it says when it
 * fails.
 */
public final class Cli {
  /** Exit status: what was asked for is done. */
  public static final int DONE = 0;

  /** Exit status: the network or the peer failed. */
  public static final int FAILED = 1;

  /** Exit status: wrong usage. */
  public static final int USAGE = 2;

  private Cli() {}

  /** Runs a program and ends the process with its status; never returns. */
  public static void main(Program program, String[] args) {
    // No option here has one of these types, and picocli would load all of them.
    System.setProperty("picocli.converters.excludes", "java.sql.*,java.time.*");
    // What a program prints and sends is the same everywhere: digits are ASCII, and "I" becomes i.
    Locale.setDefault(Locale.ROOT);
    PrintStream err = standardError();
    program.noteTo(err);
    program.stop().listenForSignals();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> exit(report(program, failure)));
    int status = run(program, CommandLineWords.restored(args), StandardOutput.open(), err);
    program.stop().finished();
    exit(status);
  }

  /**
   * Runs a program and returns its exit status.
   *
   * @param out where results go
   * @param err where everything else goes
   */
  public static int run(Program program, String[] args, PrintStream out, PrintStream err) {
    CommandLine line = program.commandLine().setCaseInsensitiveEnumValuesAllowed(true);
    line.setExpandAtFiles(false); // "@home" is a text to send, not a file of more arguments
    line.setAllowOptionsAsOptionParameters(true); // and so is "--udp" behind --message
    if (line.getCommandSpec().positionalParameters().isEmpty()) {
      line.setEndOfOptionsDelimiter("\0"); // no words follow the options: "--" is a text, too
    }
    line.registerConverter(int.class, new WholeNumber.Int());
    line.registerConverter(Integer.class, new WholeNumber.Int());
    line.registerConverter(Long.class, new WholeNumber.Long64());
    line.registerConverter(Path.class, new FileName());
    program.noteTo(err);
    line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
    String name = program.name();
    try {
      line.parseArgs(args);
      if (CommandLine.printHelpIfRequested(line.getParseResult())) {
        return DONE;
      }
      if (takesFiles(line.getParseResult()) && FileName.isAsciiOnly()) {
        err.printf("%s: files whose names are not ASCII are out of reach in this locale%n", name);
        err.printf("hint: set LC_ALL=C.UTF-8%n");
      }
      program.runTraced(out);
      out.flush();
      return DONE;
    } catch (ParameterException e) {
      err.printf("%s: %s%n", name, firstLine(e.getMessage()));
      err.printf("hint: %s --help%n", name);
      return USAGE;
    } catch (IOException | RuntimeException e) {
      if (program.stop().requested()) {
        return DONE; // it was told to stop, and its sockets were closed under it
      }
      return report(program, e);
    } catch (InterruptedException e) { // nobody interrupts a program's own thread
      throw new IllegalStateException(e);
    }
  }

  /** The first line of a program's help. */
  static String description(Program program) {
    return program.commandLine().getCommandSpec().usageMessage().description()[0];
  }

  /** Standard error: UTF-8 whatever the locale. */
  static PrintStream standardError() {
    return new PrintStream(System.err, true, StandardCharsets.UTF_8);
  }

  /** The only place of the course that ends the process. */
  static void exit(int status) {
    System.exit(status);
  }

  private static int report(Program program, Throwable failure) {
    PrintStream err = program.err();
    String name = program.name();
    boolean told = failure instanceof IOException || failure instanceof UncheckedIOException;
    if (!told) { // a bug in the program: its author wants to see where
      failure.printStackTrace(err);
      return FAILED;
    }
    Failure said = sentence(program, failure);
    said.getMessage().lines().forEach(line -> err.printf("%s: %s%n", name, line));
    if (said.hint() != null) {
      err.printf("hint: %s%n", said.hint());
    }
    return said.exitStatus();
  }

  /**
   * Says what failed and why: names the attempt that the program announced, and the JDK's reason.
   */
  private static Failure sentence(Program program, Throwable e) {
    if (e instanceof Failure failure) {
      return failure;
    }
    if (e instanceof UncheckedIOException unchecked) {
      return Failure.of(unchecked.getMessage() + ": " + Reason.of(unchecked.getCause()));
    }
    String cannot = program.attempt() == null ? "" : "cannot " + program.attempt() + ": ";
    if (e instanceof SocketTimeoutException) {
      return Failure.of(cannot + "no answer within " + program.patience())
          .hint("is it the right port, and the right protocol? --timeout waits longer");
    }
    if (e instanceof UnknownHostException) {
      return Failure.of(cannot + "unknown host")
          .hint("check the spelling, and that this machine has a name server");
    }
    if (e instanceof BindException) {
      return Failure.of(cannot + Reason.of(e))
          .hint("--port 0 takes any free port; ports below 1024 are for administrators");
    }
    if (e instanceof ConnectException) {
      return Failure.of(cannot + Reason.of(e)).hint("is the server running, and on that port?");
    }
    return Failure.of(cannot + Reason.of(e));
  }

  private static boolean takesFiles(CommandLine.ParseResult given) {
    return given.matchedOptions().stream().anyMatch(option -> option.type() == Path.class);
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("wrong usage");
  }
}
