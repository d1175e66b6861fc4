package org.socketlab.socketserver;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** The checks of server-05, held against servers with one bug each. */
final class Server05Calibration {
  private final Calibration calibration =
      Calibration.of(Server05Checks.class, WrongServer05.class).and(Server05CrowdChecks.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void oneClientAfterAnotherIsNotEnough() {
    calibration.catches(
        "TAKES_ONE_CLIENT_AFTER_ANOTHER", "inAnyOrder", "aCrowd", "slowReader", "reset");
  }

  @Test
  void aPoolIsTooSmall() {
    calibration.catches("SERVES_A_HUNDRED_AT_MOST", "aCrowd");
  }

  @Test
  void aWriteWaitsToo() {
    calibration.catches("WRITES_UNDER_ONE_LOCK", "slowReader");
  }

  @Test
  void oneReadIsNoMessage() {
    calibration.catches(
        "TAKES_ONE_READ_FOR_THE_MESSAGE",
        "inPieces",
        "gluedTogether",
        "endOfStream",
        "limit",
        "finishesItsAnswer");
  }

  @Test
  void anEmptyLineIsAMessage() {
    calibration.catches("ENDS_WITH_AN_EMPTY_LINE", "emptyLine");
  }

  @Test
  void theEndOfTheStreamIsAnEndToo() {
    calibration.catches("FORGETS_A_MESSAGE_WITHOUT_LINE_FEED", "endOfStream");
  }

  @Test
  void aResetIsOneClientsOwn() {
    calibration.catches("ENDS_WITH_A_RESET", "reset");
  }

  @Test
  void acceptMayFail() {
    calibration.catches("ENDS_WHEN_ACCEPT_FAILS", "outOfFiles");
  }

  @Test
  void stoppingIsNoBreakingOff() {
    calibration.catches("BREAKS_OFF_WHEN_STOPPED", "finishesItsAnswer");
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
