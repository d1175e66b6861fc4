package org.socketlab.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;

/**
 * The result of one of our programs, for unit tests: inside its own process, a test can pass a
 * program what no command line can.
 *
 * @param status the exit status that its process would have had
 * @param out all of stdout
 * @param err all of stderr
 */
public record Run(int status, String out, String err) {

  /** Runs it with these arguments to its end, inside the test's own process. */
  public static Run of(Program program, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Cli.run(program, arguments, stream(out), stream(err));
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Runs a program by its main class to its end, in a process of its own. */
  public static Run apart(Class<? extends Program> main, String... arguments) throws IOException {
    try (Child child = Child.ofMain("exec \"$@\"", main, arguments)) {
      child.endInput();
      int status = child.exit();
      return new Run(status, new String(child.rest(), StandardCharsets.UTF_8), child.stderr());
    }
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
