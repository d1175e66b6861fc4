package org.socketlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.testing.Run;
import picocli.CommandLine.Option;

/** Valid command lines, and the messages for wrong ones. */
final class OptionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "65536",
        "99999999999999999999",
        "http",
        "80.0",
        "0x50",
        " 80",
        "",
        "+80",
        "٨٠",
        "８０"
      })
  void refusesWhatIsNoPort(String port) {
    assertEquals(
        wrongUsage("Invalid value for option '--port': '" + port + "' is not a port (0 to 65535)"),
        run("--port=" + port));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65535", "8888"})
  void takesEveryPort(String port) {
    assertEquals(
        new Run(0, port + "\n", ""),
        Run.of(
            new ProgramUnderTest((program, out) -> out.println(program.target().port())),
            "--port",
            port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0.0",
        "-1",
        "86400.001",
        "1e99",
        "five",
        "5s",
        "NaN",
        "Infinity",
        "",
        "+5",
        "٥"
      })
  void refusesWhatIsNoTimeToWait(String seconds) {
    assertEquals(
        wrongUsage(
            "Invalid value for option '--timeout': '"
                + seconds
                + "' is not a number of seconds (above 0, at most 86400)"),
        run("--timeout=" + seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "5, 5000, 5 s",
    "0.25, 250, 0.25 s",
    "86400, 86400000, 86400 s",
    "1e1, 10000, 10 s",
    "0.0001, 1, 0.001 s", // never 0, which means for ever to a socket
    "1e-999999999, 1, 0.001 s",
  })
  void waitsInMilliseconds(String seconds, int millis, String text) {
    assertEquals(
        new Run(0, millis + " " + text + "\n", ""),
        Run.of(
            new ProgramUnderTest(
                (program, out) ->
                    out.println(
                        program.target().timeoutMillis() + " " + program.target().timeout())),
            "--timeout",
            seconds));
  }

  /** A program with numbers that have no bounds of their own. */
  private static final class Counting extends Program {
    @Option(names = "--count")
    private int count;

    @Option(names = "--size")
    private Integer size;

    @Option(names = "--seed")
    private Long seed;

    Counting() {
      super("program", "Prints its numbers.");
    }

    @Override
    protected void run(PrintStream out) {
      out.println(count + " " + size + " " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"+5", "٥", "5.0", "0x5", "5 ", "", "99999999999999999999", "five"})
  void refusesWhatIsNoWholeNumber(String number) {
    for (String option : List.of("--count", "--size", "--seed")) {
      Run run = Run.of(new Counting(), option + "=" + number);
      assertEquals(2, run.status());
      String sentence = "'%s': '%s' is not a whole number".formatted(option, number);
      assertTrue(run.err().contains(sentence), run.err());
    }
  }

  @Test
  void takesWholeNumbers() {
    String[] given = {"--count", "-5", "--size=007", "--seed", "-9223372036854775808"};
    assertEquals(new Run(0, "-5 7 -9223372036854775808\n", ""), Run.of(new Counting(), given));
  }

  /** A program with a text option, and no positional arguments. */
  private static final class Saying extends Program {
    @Option(names = "--message")
    private String text;

    Saying() {
      super("program", "Prints a text.");
    }

    @Override
    protected void run(PrintStream out) {
      out.println(text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--", "-", "--message", "--help", "-x", "@file", ""})
  void takesAnyText(String text) {
    assertEquals(new Run(0, text + "\n", ""), Run.of(new Saying(), "--message=" + text));
    assertEquals(new Run(0, text + "\n", ""), Run.of(new Saying(), "--message", text));
  }

  @Test
  void hasItsDefaults() {
    assertEquals(
        new Run(0, "localhost port 80, 5 s\n", ""),
        Run.of(
            new ProgramUnderTest(
                (program, out) ->
                    out.println(program.target() + ", " + program.target().timeout()))));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertEquals(wrongUsage("Unknown option: '--prot'"), run("--prot"));
    assertEquals(wrongUsage("Unmatched argument at index 0: '8888'"), run("8888"));
    assertEquals(
        wrongUsage("Missing required parameter for option '--port' (PORT)"), run("--port"));
    assertEquals(
        wrongUsage("option '--port' (PORT) should be specified only once"),
        run("--port", "1", "--port", "2"));
  }

  @Test
  void explainsItself() {
    Run help = run("--help");
    assertEquals(0, help.status());
    assertEquals("", help.err());
    assertTrue(help.out().startsWith("Usage: program "), help.out());
    assertTrue(help.out().contains("--port=PORT"), help.out());
    assertTrue(help.out().contains("(default: 80)"), help.out());
  }

  @Test
  void tellsItsVersion() {
    assertEquals(
        new Run(
            0, "program (SocketLab from its class files, Java " + Runtime.version() + ")\n", ""),
        run("--version"));
  }

  /** Runs a program that must never start. */
  private static Run run(String... arguments) {
    return Run.of(
        new ProgramUnderTest(
            (program, out) -> {
              throw new AssertionError("it ran");
            }),
        arguments);
  }

  private static Run wrongUsage(String sentence) {
    return new Run(2, "", "program: " + sentence + "\nhint: program --help\n");
  }
}
