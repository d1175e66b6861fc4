package org.socketlab.httpclient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socketlab.testing.calibration.Calibration;

/** The checks of socket-01, held against clients with one bug each. */
final class Socket01Calibration {
  private final Calibration calibration = Calibration.of(Socket01Checks.class, WrongSocket.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @ParameterizedTest
  @CsvSource({"CONNECTS_ALREADY, nothingOnTheWire", "SAYS_MORE, line", "TAKES_ANY_PORT, options"})
  void isCaught(String bug, String checks) {
    calibration.catches(bug, checks.split(" "));
  }
}
