package org.socketlab.socketserver;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.Calibration;

/** The checks of server-03, held against servers with one bug each. */
final class Server03Calibration {
  private final Calibration calibration = Calibration.of(Server03Checks.class, WrongServer03.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void oneReadIsNoMessage() {
    calibration.catches("TAKES_ONE_READ_FOR_THE_MESSAGE", "inPieces");
  }

  @Test
  void bytesAreNotText() {
    calibration.catches("DECODES_THE_BYTES", "sameBytes");
  }

  @Test
  void theEndOfTheStreamIsAnEndToo() {
    calibration.catches("WAITS_FOR_A_LINE_FEED_FOREVER", "endOfStream");
  }

  @Test
  void aResetIsAFailure() {
    calibration.catches("HIDES_THE_RESET", "reset");
  }
}
