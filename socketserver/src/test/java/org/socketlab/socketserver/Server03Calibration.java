package org.socketlab.socketserver;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** The checks of server-03, held against servers with one bug each. */
final class Server03Calibration {
  private final Calibration calibration = Calibration.of(Server03Checks.class, WrongServer03.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void oneReadIsNoMessage() {
    calibration.catches(
        "TAKES_ONE_READ_FOR_THE_MESSAGE", "inPieces", "gluedTogether", "limit", "surplus");
  }

  @Test
  void bytesAreNotText() {
    calibration.catches("DECODES_THE_BYTES", "sameBytes", "inPieces");
  }

  @Test
  void theEndOfTheStreamIsAnEndToo() {
    calibration.catches("FORGETS_A_MESSAGE_WITHOUT_LINE_FEED", "endOfStream");
  }

  @Test
  void aMessageHasALimit() {
    calibration.catches("HAS_NO_LIMIT", "limit");
  }

  @Test
  void closingMayCutTheReplyOff() {
    calibration.catches("CUTS_ITS_REPLY_OFF", "surplus");
  }

  @Test
  void aResetIsAFailure() {
    calibration.catches("HIDES_THE_RESET", "reset");
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
