package org.socketlab.lab;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.cli.Failure;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Command;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code lab run NAME ARGS}. */
final class RunCommand extends LabCommand {
  private static final String TRACE = "--trace";

  @Parameters(index = "0", paramLabel = "NAME", description = "The exercise.")
  private String name;

  @Parameters(index = "1..*", paramLabel = "ARGS", description = "Your program's arguments.")
  private List<String> arguments = new ArrayList<>();

  RunCommand() {
    super(
        "lab run",
        "Runs your program with these arguments.%n"
            + "--trace among them draws on stderr what it and its peers said to each other.",
        "Example: lab run echo-client --trace --port 8888 --message Hola");
  }

  @Override
  protected void go(PrintStream out) throws IOException {
    Workbook workbook = Workbook.here();
    Exercise exercise = workbook.exercise(name);
    List<String> words = Command.of(workbook.start(exercise), exercise, workbook.folder()).words();
    boolean traced = arguments.remove(TRACE);
    int status =
        traced
            ? new TracedRun(exercise, words, arguments, this::willStop).run(out, System.err)
            : run(words);
    if (status != 0) {
      throw Failure.of(exercise.name() + " ended with status " + status);
    }
  }

  private int run(List<String> words) throws IOException {
    List<String> all = new ArrayList<>(words);
    all.addAll(arguments);
    Process process = new ProcessBuilder(all).inheritIO().start();
    willStop(process);
    return TracedRun.status(process);
  }

  /** A stop of lab stops the program. */
  private void willStop(Process process) {
    stop().by(process::destroy);
  }

  /** All words after the name are the program's, including options like --help. */
  @Override
  protected CommandLine commandLine() {
    return super.commandLine().setStopAtPositional(true);
  }
}
