package org.socketlab.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.testing.Child;
import org.socketlab.utils.Main;

final class StandardOutputTest {
  /**
   * Runs the command into a pipe without a reader, as {@code ... | head -n 0} does sooner or later.
   */
  private static final String CLOSED_PIPE =
      "{ trap '' PIPE; while echo; do :; done 2>/dev/null; exec 2>&3; \"$@\"; } 3>&2 | :; exit ${PIPESTATUS[0]}";

  @Test
  void writesUtf8AndEachLineWhenItIsComplete() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PrintStream out = StandardOutput.over(file);
    out.println("caf\u00e9 \u20ac");
    assertEquals("caf\u00e9 \u20ac\n", file.toString(StandardCharsets.UTF_8));
  }

  @Test
  void writesBytesAsTheyAre() {
    byte[] bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    PrintStream out = StandardOutput.over(file);
    out.write(bytes, 0, bytes.length);
    out.flush();
    assertArrayEquals(bytes, file.toByteArray());
  }

  @Test
  void endsTheProgramWithTheFirstWriteThatFails() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Cli.run(
            new ProgramUnderTest(
                (program, out) -> {
                  for (int line = 0; ; line++) {
                    out.println(line);
                  }
                }),
            new String[0],
            StandardOutput.over(full()),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertEquals(1, status);
    assertEquals(
        "program: cannot write to standard output: it is full\n",
        err.toString(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"basics-03", "basics-03 --help"})
  void aClosedPipeIsOneSentenceAndStatus1(String command) throws IOException {
    try (Child program = Child.ofMain(CLOSED_PIPE, Main.class, command.split(" "))) {
      program.expectExit(1);
      assertEquals(
          command.split(" ")[0] + ": cannot write to standard output: Broken pipe\n",
          program.stderr());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"basics-03", "basics-03 --help"})
  void aFullDiskIsOneSentenceAndStatus1(String command) throws IOException {
    try (Child program = Child.ofMain("exec \"$@\" >/dev/full", Main.class, command.split(" "))) {
      program.expectExit(1);
      assertEquals(
          command.split(" ")[0] + ": cannot write to standard output: No space left on device\n",
          program.stderr());
    }
  }

  @Test
  void aListThatCannotBeWrittenIsAFailureToo() throws IOException {
    try (Child list = Child.ofMain("exec \"$@\" >/dev/full", Main.class)) {
      list.expectExit(1);
      assertEquals(
          "utils: cannot write to standard output: No space left on device\n", list.stderr());
    }
  }

  private static OutputStream full() {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException("it is full");
      }
    };
  }
}
