package org.socketlab.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;

/**
 * What a program of ours did when it ran inside the test's own process: for unit tests, which may
 * hand it what no command line can.
 *
 * @param status the exit status that its process would have had
 * @param out all of stdout
 * @param err all of stderr
 */
public record Run(int status, String out, String err) {

  /** Runs it with these arguments to its end. */
  public static Run of(Program program, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status = Cli.run(program, arguments, stream(out), stream(err));
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
