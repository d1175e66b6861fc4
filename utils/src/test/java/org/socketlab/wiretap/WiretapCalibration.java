package org.socketlab.wiretap;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** Tests the checks of wiretap on wiretaps with one bug each. */
final class WiretapCalibration {
  private final Calibration calibration =
      Calibration.of(WiretapChecks.class, WrongWiretap.class)
          .and(WiretapLadderChecks.class)
          .and(WiretapFaultChecks.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void anEndIsNotBothEnds() {
    calibration.catches("TAKES_AN_END_FOR_BOTH", "halfClose");
  }

  @Test
  void aResetIsNoEnd() {
    calibration.catches("MAKES_AN_END_OF_A_RESET", "resets");
  }

  @Test
  void bytesAreNotText() {
    calibration.catches("READS_TEXT", "bytesBothWays", "halfClose", "resets", "binaryIsHex");
  }

  @Test
  void nobodyWaitsForAnother() {
    calibration.catches("SERVES_ONE_AFTER_ANOTHER", "manyAtOnce");
  }

  @Test
  void memoryIsNoPlaceForAStream() {
    calibration.catches("READS_WITHOUT_LIMIT", "backpressure");
  }

  @Test
  void aReadIsNoMessage() {
    calibration.catches("DRAWS_EACH_READ", "ladder", "manyAtOnce", "binaryIsHex");
  }

  @Test
  void anAnswerIsForWhomItAnswers() {
    calibration.catches("ANSWERS_WHOEVER_ASKED_LAST", "datagrams", "ntp");
  }

  @Test
  void noBytesAreADatagram() {
    calibration.catches("LOSES_EMPTY_DATAGRAMS", "datagrams", "ntp");
  }

  @Test
  void aResetIsNoBug() {
    calibration.catches("SHOWS_A_RESET_FROM_INSIDE", "resets");
  }

  @Test
  void ctrlCIsNoException() {
    calibration.catches("ENDS_IN_TRACEBACK_ON_CTRL_C", "open");
  }

  @Test
  void fieldsHaveRows() {
    calibration.catches("SHOWS_NO_FIELDS", "http", "ntp");
  }

  @Test
  void thereAreSoManyFaultsAndNoMore() {
    calibration.catches("TAKES_ANY_FAULT", "wrongUsage");
  }

  @Test
  void coalesceGlues() {
    calibration.catches("KNOWS_NO_COALESCE", "pieces");
  }

  @Test
  void cutIsAnEnd() {
    calibration.catches("CUTS_BY_RESET", "breaks");
  }

  @Test
  void chanceBeginsWithTheSeed() {
    calibration.catches("IGNORES_THE_SEED", "losses");
  }

  @Test
  void liveIsNow() {
    calibration.catches("IGNORES_LIVE", "open");
  }

  @Test
  void aCaptureIsAFile() {
    calibration.catches("WRITES_NO_CAPTURE", "pcap");
  }
}
