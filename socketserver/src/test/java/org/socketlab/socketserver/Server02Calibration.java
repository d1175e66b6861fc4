package org.socketlab.socketserver;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** The checks of server-02, held against servers with one bug each. */
final class Server02Calibration {
  private final Calibration calibration = Calibration.of(Server02Checks.class, WrongServer02.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void aServerWaitsForAClient() {
    calibration.catches("ACCEPTS_NOBODY", "oneClient", "stopsAndStartsAgain", "host");
  }

  @Test
  void aConnectionHasTwoEnds() {
    calibration.catches("NAMES_ITS_OWN_PORT", "oneClient", "stopsAndStartsAgain", "host");
  }

  @Test
  void aPortOutlivesItsConnections() {
    calibration.catches("BINDS_WITHOUT_REUSE", "stopsAndStartsAgain");
  }

  @Test
  void aConnectionEndsInOrder() {
    calibration.catches("RESETS_THE_CLIENT", "oneClient", "stopsAndStartsAgain");
  }

  @Test
  void ctrlCIsNoFault() {
    calibration.catches("PRINTS_A_STACK_TRACE_ON_CTRL_C", "stopsAndStartsAgain");
  }
}
