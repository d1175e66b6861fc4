package org.socketlab.socketserver;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** The checks of server-01, held against servers with one bug each. */
final class Server01Calibration {
  private final Calibration calibration = Calibration.of(Server01Checks.class, WrongServer01.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void aPortIsANumberThatTheSystemChose() {
    calibration.catches("PRINTS_THE_PORT_ASKED_FOR", "anyPort", "host");
  }

  @Test
  void aPortOutlivesItsConnections() {
    calibration.catches("BINDS_WITHOUT_REUSE", "portInTimeWait");
  }

  @Test
  void aTakenPortIsAFailure() {
    calibration.catches("HIDES_A_TAKEN_PORT", "portTaken");
  }

  @Test
  void anIpv6AddressHasBrackets() {
    calibration.catches("FORGETS_THE_BRACKETS", "host");
  }

  @Test
  void aHostIsAnAddressToBind() {
    calibration.catches("BINDS_THE_LOOPBACK_ADDRESS_ONLY", "host");
  }
}
