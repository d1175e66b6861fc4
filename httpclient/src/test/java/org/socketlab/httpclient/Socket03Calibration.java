package org.socketlab.httpclient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socketlab.testing.calibration.Calibration;

/** The checks of socket-03, held against clients with one bug each. */
final class Socket03Calibration {
  private final Calibration calibration = Calibration.of(Socket03Checks.class, WrongSocket.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @ParameterizedTest
  @CsvSource({
    "SAYS_CONNECTED_TOO_SOON, deaf refused",
    "CONNECTS_WITHOUT_LIMIT, deaf",
    "SPEAKS_WITHOUT_BEING_ASKED, saysNothing",
    "TAKES_THE_FIRST_ADDRESS, ipv4First",
    "SHOWS_ITS_INSIDE_ON_CTRL_C, interrupted",
    "SAYS_MORE, connects deaf interrupted ipv4First refused",
    "TAKES_ANY_PORT, options"
  })
  void isCaught(String bug, String checks) {
    calibration.catches(bug, checks.split(" "));
  }
}
