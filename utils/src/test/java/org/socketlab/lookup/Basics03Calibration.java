package org.socketlab.lookup;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** Tests the checks of basics-03 on programs with one bug each. */
final class Basics03Calibration {
  private final Calibration calibration = Calibration.of(Basics03Checks.class, WrongBasics03.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void threeNamesAreNoDatabase() {
    calibration.catches(
        "KNOWS_THREE_SERVICES_BY_HEART",
        "namesOfTheDatabase",
        "eachProtocolHasItsPorts",
        "forgivingOptions");
  }

  @Test
  void aPortBelongsToAProtocol() {
    calibration.catches("LOOKS_IN_TCP_FIRST", "eachProtocolHasItsPorts");
  }

  @Test
  void usersWriteTcpInAnyCase() {
    calibration.catches("MINDS_THE_CASE", "forgivingOptions");
  }

  @Test
  void noNameIsNoAnswer() {
    calibration.catches("ANSWERS_WITH_AN_EMPTY_NAME", "noSuchService");
  }

  @Test
  void aPortHas16Bits() {
    calibration.catches("TAKES_ANY_NUMBER_FOR_A_PORT", "wrongUsage");
  }

  @Test
  void threeLinesAreThree() {
    calibration.catches("HAS_FORGOTTEN_UDP", "threeServices");
  }
}
