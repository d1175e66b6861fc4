package org.socketlab.lookup;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** Tests the checks of basics-01 on programs with one bug each. */
final class Basics01Calibration {
  private final Calibration calibration = Calibration.of(Basics01Checks.class, WrongBasics01.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void anAddressIsLookedUp() {
    calibration.catches(
        "HARD_CODES_AN_ADDRESS", "nameAndAddress", "looksUpTheName", "nameWithoutAddress");
  }

  @Test
  void aNameIsTheMachinesOwn() {
    calibration.catches(
        "IS_CALLED_LOCALHOST", "nameAndAddress", "looksUpTheName", "nameWithoutAddress");
  }

  @Test
  void aNameWithoutAddressIsNoFailure() {
    calibration.catches("NEEDS_AN_ADDRESS", "nameWithoutAddress");
  }

  @Test
  void aMadeUpAddressIsSaid() {
    calibration.catches("KEEPS_IT_TO_ITSELF", "nameWithoutAddress");
  }

  @Test
  void aTypingErrorIsSaid() {
    calibration.catches("IGNORES_TYPING_ERRORS", "commonOptions");
  }
}
