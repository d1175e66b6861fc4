package org.socketlab.socketserver;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** The checks of server-04, held against servers with one bug each. */
final class Server04Calibration {
  private final Calibration calibration = Calibration.of(Server04Checks.class, WrongServer04.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void oneClientAfterAnother() {
    calibration.catches("TAKES_ALL_CLIENTS_AT_ONCE", "oneAtATime");
  }

  @Test
  void clientsAreCounted() {
    calibration.catches("ENDS_ONE_TOO_SOON", "oneAfterAnother", "tenByDefault", "reset", "blanks");
  }

  @Test
  void oneReadIsNoMessage() {
    calibration.catches("TAKES_ONE_READ_FOR_THE_MESSAGE", "inPieces", "endOfStream", "surplus");
  }

  @Test
  void anEmptyMessageHasNoReply() {
    calibration.catches("ANSWERS_AN_EMPTY_MESSAGE", "emptyMessage");
  }

  @Test
  void aLineEndHasTwoForms() {
    calibration.catches("TAKES_A_CARRIAGE_RETURN_FOR_TEXT", "emptyMessage");
  }

  @Test
  void aResetIsOneClientsOwn() {
    calibration.catches("ENDS_WITH_A_RESET", "reset");
  }

  @Test
  void aResetCounts() {
    calibration.catches("DOES_NOT_COUNT_A_RESET", "reset");
  }

  @Test
  void noConnectionsAreNoUse() {
    calibration.catches("ALLOWS_NO_CONNECTIONS", "tenByDefault");
  }

  @Test
  void stoppingIsNoFault() {
    calibration.catches("PRINTS_A_STACK_TRACE_WHEN_STOPPED", "stopsAndStartsAgain");
  }

  @Test
  void aBlankIsSomething() {
    calibration.catches("STRIPS_BLANKS", "blanks");
  }

  @Test
  void aResetIsNoFaultOfTheProgram() {
    calibration.catches("PRINTS_A_STACK_TRACE_ON_A_RESET", "reset");
  }

  @Test
  void ctrlCIsNoFault() {
    calibration.catches("PRINTS_A_STACK_TRACE_ON_CTRL_C", "stopsAndStartsAgain");
  }
}
