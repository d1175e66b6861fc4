package org.socketlab.httpclient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socketlab.testing.calibration.Calibration;

/** The checks of socket-04, held against clients with one bug each. */
final class Socket04Calibration {
  private final Calibration calibration = Calibration.of(Socket04Checks.class, WrongSocket.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @ParameterizedTest
  @CsvSource({
    "SENDS_BARE_LINE_FEEDS, request",
    "FORGETS_THE_PORT, brackets host",
    "FORGETS_THE_BRACKETS, brackets",
    "FORGETS_TO_CLOSE, connectionClose",
    "FORGETS_THE_PATH, beyondAscii path",
    "SENDS_THE_PATH_RAW, beyondAscii",
    "SENDS_ANY_PATH, badPath",
    "SENDS_THE_FRAGMENT, badPath",
    "TAKES_THE_FIRST_ADDRESS, ipv4First",
    "SHOWS_ITS_INSIDE_ON_A_RESET, asBefore reset",
    "WAITS_FOR_THE_REPLY, ipv4First lines request",
    "TAKES_ANY_PORT, asBefore"
  })
  void isCaught(String bug, String checks) {
    calibration.catches(bug, checks.split(" "));
  }
}
