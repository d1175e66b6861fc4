package org.socketlab.ntp;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socketlab.testing.calibration.Calibration;

/** The checks of basics-04 and basics-05, held against clients with one bug each. */
final class NtpClientCalibration {
  private final Calibration calibration = Calibration.of(Basics05Checks.class, WrongBasics.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void passesAsBasics04WithoutBug() {
    Calibration.of(Basics04Checks.class, WrongBasics.class).passesWithoutBug();
  }

  @Test
  void aClientMayRefuseABadDatagramAtOnce() {
    calibration.catches("REFUSES_BAD_DATAGRAMS_AT_ONCE");
  }

  @Test
  void aFieldMayHaveAShorterName() {
    calibration.catches("CALLS_THE_REFERENCE_TIMESTAMP_REFERENCE");
  }

  @Test
  void zIsUtc() {
    calibration.catches(
        "PRINTS_LOCAL_TIME",
        "fiveLines",
        "offsetAndDelay",
        "era1",
        "samples",
        "eachWait",
        "ipv4First",
        "rootDistance",
        "version",
        "shortDatagram",
        "wrongMode",
        "wrongOrigin",
        "doubled",
        "foreigner",
        "extraBytes",
        "fieldsWithOffsets",
        "valuesOfBoth");
  }

  @Test
  void ipv4ComesFirst() throws IOException {
    boolean has = NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null;
    assumeTrue(has, "this machine has no ::1");
    calibration.catches("TAKES_THE_RESOLVERS_ORDER", "ipv4First");
  }

  @Test
  void oneRequestForEachSample() {
    calibration.catches("ASKS_ONCE_MORE", "request", "samples");
  }

  @Test
  void theOriginTellsTheQuestion() {
    calibration.catches("IGNORES_THE_ORIGIN", "wrongOrigin", "doubled");
  }

  @Test
  void theTimeWaitedIsNamed() {
    calibration.catches("NAMES_NO_TIME", "silence", "foreigner", "flood");
  }

  @ParameterizedTest
  @CsvSource({
    "ROUNDS_THE_TIME, fiveLines",
    "SENDS_MODE_4, request",
    "TAKES_THE_SERVERS_THINKING_FOR_DELAY, offsetAndDelay",
    "KNOWS_ONE_ERA, era1",
    "KEEPS_THE_LAST_SAMPLE, samples",
    "TAKES_ANY_NUMBER_OF_SAMPLES, options",
    "TAKES_A_KISS_FOR_AN_UNSYNCHRONISED_CLOCK, kissOfDeath",
    "TRUSTS_LEAP_3, leap3",
    "TRUSTS_STRATUM_16, stratum16",
    "TRUSTS_A_ZERO_TIME, zeroTransmitTime",
    "TRUSTS_ANY_VERSION, version",
    "INSISTS_ON_ITS_OWN_VERSION, version",
    "TRUSTS_A_DISTANT_CLOCK, rootDistance",
    "ADDS_ALL_OF_THE_ROOT_DELAY, rootDistance",
    "READS_A_SIGN_IN_THE_DISPERSION, rootDistance",
    "TRUSTS_A_ZERO_RECEIVE_TIME, zeroReceiveTime",
    "TRUSTS_TIME_THAT_RUNS_BACKWARDS, leftBeforeItCame",
    "COMPARES_TIMES_AS_NUMBERS, era1",
    "WAITS_ONCE_FOR_ALL_ANSWERS, eachWait",
    "IS_INTERRUPTED_WITH_A_STACK_TRACE, interrupted",
    "TAKES_SHORT_DATAGRAMS, shortDatagram",
    "IGNORES_THE_MODE, wrongMode",
    "TAKES_ANSWERS_TO_EARLIER_QUESTIONS, doubled",
    "IGNORES_THE_SENDER, foreigner",
    "WAITS_ANEW_FOR_EACH_DATAGRAM, flood",
    "REFUSES_LONG_DATAGRAMS, extraBytes",
    "FORGETS_THE_OFFSETS, fieldsWithOffsets",
    "PRINTS_THE_ANSWER_TWICE, valuesOfBoth"
  })
  void oneBugFailsOneCheck(String bug, String check) {
    calibration.catches(bug, check);
  }
}
