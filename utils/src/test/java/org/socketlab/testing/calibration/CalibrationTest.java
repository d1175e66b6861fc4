package org.socketlab.testing.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** Tests {@link Calibration}, which checks the checks. */
final class CalibrationTest {
  /** Prints the bug's name, and then the program's. */
  static final class Printing {
    public static void main(String[] args) {
      System.out.println(args[0]);
      System.out.println(args[1]);
    }
  }

  @Grades("basics-01")
  static final class Reading {
    @Check(value = "has no bug", points = 1, teaches = "")
    void noBug(Lab lab) {
      lab.start().expectLine("NONE");
    }

    @Check(value = "has its name", points = 1, teaches = "")
    void name(Lab lab) {
      Child program = lab.start();
      program.line();
      program.expectLine("basics-01");
    }
  }

  private final Calibration calibration = Calibration.of(Reading.class, Printing.class);

  @Test
  void knowsWhichChecksCatchABug() {
    calibration.passesWithoutBug();
    calibration.catches("SOME", "noBug");
  }

  @Test
  void isNotContentWithOtherChecks() {
    AssertionFailedError failure =
        assertThrows(AssertionFailedError.class, () -> calibration.catches("SOME", "name"));
    assertTrue(failure.getMessage().startsWith("checks that fail on SOME: {noBug="));
    assertEquals("[name]", failure.getExpected().getStringRepresentation());
    assertEquals("[noBug]", failure.getActual().getStringRepresentation());
  }
}
