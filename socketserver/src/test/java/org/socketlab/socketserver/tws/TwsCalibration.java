package org.socketlab.socketserver.tws;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.socketlab.testing.calibration.Calibration;

/** The checks of tws, held against servers with one bug each. */
@Order(1) // the longest first
@ResourceLock("tws") // one bug after another: each starts several servers at a time
final class TwsCalibration {
  private final Calibration content = Calibration.of(TwsChecks.class, WrongTws.class);
  private final Calibration protocol = Calibration.of(TwsProtocolChecks.class, WrongTws.class);
  private final Calibration clients = Calibration.of(TwsClientChecks.class, WrongTws.class);
  private final Calibration times = Calibration.of(TwsTimeChecks.class, WrongTws.class);
  private final Calibration patience = Calibration.of(TwsPatienceChecks.class, WrongTws.class);

  @Test
  void passesWithoutBug() {
    content.passesWithoutBug();
    protocol.passesWithoutBug();
    clients.passesWithoutBug();
    times.passesWithoutBug();
    patience.passesWithoutBug();
  }

  @Test
  void memoryIsNoDisk() {
    content.catches("KEEPS_USERS_IN_MEMORY", "durable");
  }

  @Test
  void linksLeadOut() {
    content.catches("FOLLOWS_LINKS", "files", "conditional", "staysInside");
  }

  @Test
  void aHeadHasNoBody() {
    content.catches("SENDS_A_BODY_AFTER_HEAD", "head");
  }

  @Test
  void whatIsKnownIsNotSentAgain() {
    content.catches("KNOWS_NO_CONDITIONS", "conditional");
  }

  @Test
  void aPartIsNotTheWhole() {
    content.catches("KNOWS_NO_RANGES", "ranges");
  }

  @Test
  void textIsNoJson() {
    content.catches("TAKES_ANY_TYPE", "noUser");
  }

  @Test
  void aReplyIsReadToItsEnd() {
    protocol.catches("CUTS_ITS_REPLY_OFF", "bodyIsNoRequest");
  }

  @Test
  void oneReadIsNoRequest() {
    protocol.catches("TAKES_ONE_READ_FOR_THE_REQUEST", "echo", "keptAlive", "statuses");
  }

  @Test
  void aConnectionIsKept() {
    protocol.catches("CLOSES_AFTER_EACH_REPLY", "echo", "keptAlive", "log");
  }

  @Test
  void aBodyIsNoRequest() {
    protocol.catches("TAKES_A_BODY_FOR_A_REQUEST", "bodyIsNoRequest");
  }

  @Test
  void oneBugInFrontOfAnother() {
    protocol.catches("FORGIVES_ANYTHING", "ambiguous");
  }

  @Test
  void nothingIsEndless() {
    protocol.catches("HAS_NO_LIMITS", "statuses");
  }

  @Test
  void whoAsksIsAnswered() {
    protocol.catches("SAYS_NO_CONTINUE", "echo");
  }

  @Test
  void linesAreWhole() {
    protocol.catches("LOGS_IN_TWO_WRITES", "log");
  }

  @Test
  void nobodyWaitsForEver() {
    patience.catches("WAITS_FOR_EVER", "slowClients");
  }

  @Test
  void nobodyWaitsForOthers() {
    patience.catches("SERVES_ONE_AFTER_ANOTHER", "slowClients");
  }

  @Test
  void twoAnswersOfOneServer() {
    content.catches("SENDS_A_TYPE_WITH_304", "conditional");
  }

  @Test
  void theEndOfNothingIsNothing() {
    content.catches("REFUSES_THE_END_OF_NOTHING", "ranges");
  }

  @Test
  void aQueryIsPartOfThePlace() {
    content.catches("FORGETS_THE_QUERY", "files");
  }

  @Test
  void someFilesAreNobodysBusiness() {
    content.catches("SHOWS_HIDDEN_FILES", "hidden");
  }

  @Test
  void aServerIsAskedToo() {
    protocol.catches("KNOWS_NO_OPTIONS", "statuses");
  }

  @Test
  void ctrlCIsNoAccident() {
    protocol.catches("TAKES_CTRL_C_FOR_AN_ACCIDENT", "startsAndStops");
  }

  @Test
  void namesAreWrittenInManyWays() {
    clients.catches("KNOWS_ONE_SPELLING", "fieldNames");
  }

  @Test
  void aPartOfABodyIsNoBody() {
    clients.catches("TAKES_A_CUT_BODY_FOR_WHOLE", "cutBody");
  }

  @Test
  void clientsComeAndGo() {
    clients.catches("TAKES_A_RESET_FOR_AN_ACCIDENT", "resets");
  }

  @Test
  void aTimeHasAPlace() {
    times.catches("SAYS_LOCAL_TIME", "times");
    times.catches("LOGS_LOCAL_TIME_AS_UTC", "times");
  }

  @Test
  void aDateHasThreeForms() {
    times.catches("KNOWS_ONE_FORM_OF_DATES", "dates");
  }

  @Test
  void whatIsToComeHasNotChanged() {
    times.catches("TELLS_TIMES_TO_COME", "dates");
  }

  @Test
  void waitsAreBoundedOneByOne() {
    patience.catches("BOUNDS_THE_WHOLE_EXCHANGE", "slowClients");
  }
}
