package org.socketlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.testing.Child;

/** Runs each test in a process of its own, since a catalogue's main ends its process. */
final class CatalogueTest {
  /** A jar with two programs; creating the second one fails. */
  private static final class Jar {
    public static void main(String[] args) {
      new Catalogue("jar")
          .add("program", () -> new ProgramUnderTest((program, out) -> out.println("it ran")))
          .add(
              "broken",
              () -> {
                throw new IllegalStateException("made, though nobody asked for it");
              })
          .main(args);
    }
  }

  /** A jar whose programs can be listed. */
  private static final class Library {
    public static void main(String[] args) {
      new Catalogue("library")
          .add("program", () -> new ProgramUnderTest((program, out) -> out.println("it ran")))
          .add("program-2", () -> new ProgramUnderTest((program, out) -> out.println("it ran")))
          .main(args);
    }
  }

  @Test
  void runsTheProgramThatIsNamedAndMakesNoOther() throws IOException {
    try (Child jar = Child.ofMain("exec \"$@\"", Jar.class, "program", "--port", "1")) {
      jar.expectLine("it ran");
      jar.expectRest("");
      jar.expectExit(0);
      assertEquals("", jar.stderr());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "-h"})
  void listsItsProgramsWithALineEach(String option) throws IOException {
    String[] arguments = option.isEmpty() ? new String[0] : new String[] {option};
    try (Child library = Child.ofMain("exec \"$@\"", Library.class, arguments)) {
      library.expectRest(
          """
          Programs (java -jar library.jar NAME --help tells more):

            program    Does what a test tells it.
            program-2  Does what a test tells it.
          """);
      library.expectExit(0);
      assertEquals("", library.stderr());
    }
  }

  @Test
  void saysWhichProgramItDoesNotHave() throws IOException {
    try (Child library = Child.ofMain("exec \"$@\"", Library.class, "program-3", "--help")) {
      library.expectExit(2);
      library.expectRest("");
      assertEquals(
          "library: no program 'program-3' in this jar\nhint: it has program, program-2\n",
          library.stderr());
    }
  }

  @Test
  void knowsItsNamesInTheirOrder() {
    Catalogue catalogue = new Catalogue("jar").add("b", () -> null).add("a", () -> null);
    assertEquals(
        List.of("b", "a"),
        java.util.stream.StreamSupport.stream(catalogue.names().spliterator(), false).toList());
  }
}
