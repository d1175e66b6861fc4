package org.socketlab.echo;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** The checks of echo-server, held against servers with one bug each. */
final class EchoServerCalibration {
  private final Calibration calibration =
      Calibration.of(EchoServerChecks.class, WrongEchoServer.class)
          .and(EchoServerCrowdChecks.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void theWholeNetworkIsNotThisMachine() {
    calibration.catches("LISTENS_EVERYWHERE", "listens");
  }

  @Test
  void stdoutIsForWhatTheContractSays() {
    calibration.catches("TELLS_OF_EACH_CLIENT", "listens");
  }

  @Test
  void anEchoWaitsForNoLine() {
    calibration.catches(
        "WAITS_FOR_A_LINE",
        "atOnce",
        "sameBytes",
        "endsAfterTheClient",
        "large",
        "manyClients",
        "stalledClient",
        "reset",
        "stops");
  }

  @Test
  void bytesAreNotText() {
    calibration.catches("DECODES_THE_BYTES", "sameBytes", "large", "backpressure", "owes");
  }

  @Test
  void oneEchoIsNotAll() {
    calibration.catches(
        "ENDS_AFTER_ONE_ECHO",
        "atOnce",
        "endsAfterTheClient",
        "large",
        "manyClients",
        "stalledClient",
        "backpressure",
        "owes");
  }

  @Test
  void anEndIsAnsweredWithAnEnd() {
    calibration.catches(
        "NEVER_ENDS_ITS_STREAM",
        "listens",
        "endsAfterTheClient",
        "large",
        "manyClients",
        "backpressure");
  }

  @Test
  void aQueueOfClientsIsNotServiceForAll() {
    calibration.catches(
        "ONE_CLIENT_AFTER_ANOTHER", "manyClients", "stalledClient", "reset", "owes");
  }

  @Test
  void noClientWaitsForAnother() {
    calibration.catches("ALL_WAIT_FOR_ONE_WRITE", "stalledClient");
  }

  @Test
  void memoryHasAnEnd() {
    calibration.catches("READS_AHEAD_WITHOUT_END", "backpressure");
  }

  @Test
  void aConnectionIsEndedAndNotCut() {
    calibration.catches(
        "CUTS_ITS_CONNECTIONS",
        "listens",
        "endsAfterTheClient",
        "large",
        "manyClients",
        "backpressure",
        "stops",
        "owes");
  }

  @Test
  void aResetConcernsOneClient() {
    calibration.catches("ENDS_WITH_A_RESET", "reset");
  }

  @Test
  void aResetIsNoStackTrace() {
    calibration.catches("SHOWS_ITS_INSIDE_ON_A_RESET", "reset");
  }

  @Test
  void ctrlCIsNoStackTrace() {
    calibration.catches("SHOWS_ITS_INSIDE_ON_CTRL_C", "interrupted");
  }

  @Test
  void toldToStopIsNotKilled() {
    calibration.catches("DIES_ON_SIGTERM", "owes");
  }

  @Test
  void aDatagramIsWhole() {
    calibration.catches("TRUNCATES_DATAGRAMS", "datagrams");
  }

  @Test
  void twiceTheSameIsTwoQuestions() {
    calibration.catches("DROPS_COPIES", "datagrams");
  }

  @Test
  void aUdpPortHasOneOwner() {
    calibration.catches("SHARES_THE_UDP_PORT", "portTaken");
  }

  @Test
  void wrongUsageIsNoFailureOfTheNetwork() {
    calibration.catches("EXITS_1_ON_WRONG_USAGE", "usage");
  }
}
