package org.socketlab.socketserver.miniweb;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.socketlab.testing.calibration.Calibration;

/** The checks of mini-web, held against servers with one bug each. */
@Order(1) // the longest first
@ResourceLock("mini-web") // one bug after another: each starts several servers at a time
final class MiniWebCalibration {
  private final Calibration calibration = Calibration.of(MiniWebChecks.class, WrongMiniWeb.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void theFirstVersionHasNoHead() {
    calibration.catches("SENDS_A_HEAD_TO_EVERYBODY", "oldRequest", "limited");
  }

  @Test
  void oneReadIsNoRequest() {
    calibration.catches("TAKES_ONE_READ_FOR_THE_REQUEST", "oldRequest", "newRequest", "limited");
  }

  @Test
  void aBrowserNeedsTheLength() {
    calibration.catches("SENDS_NO_LENGTH", "newRequest");
  }

  @Test
  void typesDiffer() {
    calibration.catches("KNOWS_ONE_TYPE", "mediaTypes");
  }

  @Test
  void methodsDiffer() {
    calibration.catches("TAKES_ANY_METHOD", "onlyGet");
  }

  @Test
  void oneAfterAnotherIsNotAtOnce() {
    calibration.catches("SERVES_ONE_AT_A_TIME", "limited");
  }

  @Test
  void aLimitIsALimit() {
    calibration.catches("SERVES_EVERYBODY", "limited");
  }

  @Test
  void linksLeadOut() {
    calibration.catches("FOLLOWS_LINKS", "staysInside");
  }

  @Test
  void dotsLeadOut() {
    calibration.catches("FOLLOWS_DOTS", "staysInside");
  }

  @Test
  void aServerTells() {
    calibration.catches("KEEPS_QUIET", "log");
  }

  @Test
  void aRangeIsAPromise() {
    calibration.catches("ANNOUNCES_RANGES", "honestHead");
  }

  @Test
  void httpsTimeIsGmt() {
    calibration.catches("TELLS_LOCAL_TIME", "honestHead");
  }

  @Test
  void nothingIsNewerThanNow() {
    calibration.catches("TELLS_A_TIME_TO_COME", "honestHead");
  }

  @Test
  void theQueryIsTheClients() {
    calibration.catches("DROPS_THE_QUERY", "folders");
  }

  @Test
  void hiddenNamesStayHidden() {
    calibration.catches("SERVES_HIDDEN_NAMES", "hiddenNames");
  }

  @Test
  void aResetIsNoFaultOfTheProgram() {
    calibration.catches("PRINTS_A_STACK_TRACE_ON_A_RESET", "newRequest");
  }

  @Test
  void ctrlCIsNoFault() {
    calibration.catches("PRINTS_A_STACK_TRACE_ON_CTRL_C", "startsAndStops");
  }
}
