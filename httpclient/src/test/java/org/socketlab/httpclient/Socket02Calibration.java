package org.socketlab.httpclient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socketlab.testing.calibration.Calibration;

/** The checks of socket-02, held against clients with one bug each. */
final class Socket02Calibration {
  private final Calibration calibration = Calibration.of(Socket02Checks.class, WrongSocket.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @ParameterizedTest
  @CsvSource({
    "CONNECTS_ALREADY, nothingOnTheWire",
    "SHOWS_THE_NAME_FOR_THE_ADDRESS, ipv4First name",
    "SAYS_MORE, address ipv4First ipv6 name unknownHost",
    "KNOWS_IPV4_ONLY, ipv6",
    "TAKES_THE_FIRST_ADDRESS, ipv4First",
    "TAKES_UNKNOWN_FOR_DONE, unknownHost",
    "TAKES_ANY_PORT, options"
  })
  void isCaught(String bug, String checks) {
    calibration.catches(bug, checks.split(" "));
  }
}
