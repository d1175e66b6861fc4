package org.socketlab.ntp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socketlab.testing.calibration.Calibration;

/** The checks of ntp-server, held against servers with one bug each. */
final class NtpServerCalibration {
  private final Calibration calibration =
      Calibration.of(NtpServerChecks.class, WrongNtpServer.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void withoutOriginNoAnswerIsKnownAgain() {
    calibration.catches(
        "FORGETS_THE_ORIGIN",
        "answersEverybody",
        "origin",
        "askedTwice",
        "symmetric",
        "garbage",
        "longRequest");
  }

  @ParameterizedTest
  @CsvSource({
    "ANSWERS_IN_VERSION_4, versions",
    "COUNTS_FROM_1970, times",
    "TELLS_LOCAL_TIME, times",
    "TELLS_NO_RECEIVE_TIME, times",
    "CLAIMS_STRATUM_1, stratum",
    "ANSWERS_A_PEER_AS_A_CLIENT, symmetric",
    "ANSWERS_ANSWERS, garbage",
    "DIES_OF_A_SHORT_DATAGRAM, garbage",
    "SENDS_BACK_WHAT_FOLLOWS, longRequest",
    "SHARES_THE_PORT, portTaken",
    "ANSWERS_A_QUESTION_ONCE, askedTwice",
    "SENDS_ITS_OLD_ANSWER_AGAIN, askedTwice",
    "KNOWS_ITS_FIRST_CLIENT_ONLY, answersEverybody",
    "FORGETS_THE_BRACKETS, answersEverybody",
    "TAKES_ANY_PORT, optionsAndEnd",
    "IS_INTERRUPTED_WITH_A_STACK_TRACE, optionsAndEnd"
  })
  void oneBugFailsOneCheck(String bug, String check) {
    calibration.catches(bug, check);
  }
}
