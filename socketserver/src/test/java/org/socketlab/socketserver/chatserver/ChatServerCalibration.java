package org.socketlab.socketserver.chatserver;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.socketlab.testing.calibration.Calibration;

/** The checks of chat-server, held against servers with one bug each. */
@Order(1) // the longest first
@ResourceLock("chat-server") // one bug after another: each starts several servers at a time
final class ChatServerCalibration {
  private final Calibration kept = Calibration.of(ChatServerChecks.class, WrongChatServer.class);
  private final Calibration live =
      Calibration.of(ChatServerLiveChecks.class, WrongChatServer.class);
  private final Calibration rules =
      Calibration.of(ChatServerRuleChecks.class, WrongChatServer.class);

  private final Calibration requests =
      Calibration.of(ChatServerRequestChecks.class, WrongChatServer.class);
  private final Calibration readers =
      Calibration.of(ChatServerReaderChecks.class, WrongChatServer.class);
  private final Calibration stops =
      Calibration.of(ChatServerStopChecks.class, WrongChatServer.class);

  @Test
  void passesWithoutBug() {
    kept.passesWithoutBug();
    live.passesWithoutBug();
    rules.passesWithoutBug();
    requests.passesWithoutBug();
    readers.passesWithoutBug();
    stops.passesWithoutBug();
  }

  @Test
  void memoryIsNoDisk() {
    kept.catches("KEEPS_THE_CHAT_IN_MEMORY", "durable");
  }

  @Test
  void whoIsHereIsHere() {
    kept.catches("FORGETS_WHO_IS_HERE", "users");
  }

  @Test
  void aMessageHasAnAuthor() {
    kept.catches("LETS_ANYBODY_EDIT", "edit", "delete", "freeName");
  }

  @Test
  void aNameIsNobody() {
    kept.catches("KNOWS_PEOPLE_BY_NAME", "freeName");
  }

  @Test
  void deletedIsGone() {
    kept.catches("SHOWS_DELETED_TEXTS", "delete");
  }

  @Test
  void anEditIsNews() {
    live.catches("TELLS_NO_EDITS", "events");
  }

  @Test
  void whatWasMissedIsTold() {
    live.catches("FORGETS_WHAT_WAS_MISSED", "comesBack");
  }

  @Test
  void aHeldAnswerIsHeld() {
    live.catches("ANSWERS_AT_ONCE", "longPoll");
  }

  @Test
  void whoWaitsHoldsUpNobody() {
    live.catches("SERVES_ONE_AFTER_ANOTHER", "longPoll");
  }

  @Test
  void aTextIsWhole() {
    live.catches("EDITS_IN_TWO_HALVES", "races");
  }

  @Test
  void aGuessIsNoToken() {
    rules.catches("TAKES_ANY_TOKEN", "tokens");
  }

  @Test
  void aPageOfAnotherSiteIsNobody() {
    rules.catches("TRUSTS_EVERY_PAGE", "origins");
  }

  @Test
  void oneIsNotTheOnlyOne() {
    rules.catches("LIMITS_NOBODY", "perAddress");
  }

  @Test
  void textIsNoJson() {
    rules.catches("TAKES_ANY_TYPE", "statuses");
  }

  @Test
  void aNameIsNoSecret() {
    requests.catches("MAKES_TOKENS_OF_NAMES", "newTokens");
  }

  @Test
  void aNameOfAFieldHasNoLetterCase() {
    requests.catches("KNOWS_ONE_SPELLING", "spelling");
  }

  @Test
  void aPieceIsNotTheWhole() {
    requests.catches("TAKES_A_PIECE_FOR_WHOLE", "wholeBodies");
  }

  @Test
  void aSiteIsNoText() {
    requests.catches("COMPARES_ORIGINS_AS_TEXT", "sameSite");
  }

  @Test
  void aQueryIsEncoded() {
    requests.catches("READS_QUERIES_AS_TEXT", "encodedQuery");
  }

  @Test
  void whoDoesNotReadHoldsUpNobody() {
    readers.catches("WAITS_FOR_EACH_READER", "stalled");
  }

  @Test
  void silenceIsNoSignOfLife() {
    readers.catches("SENDS_NO_COMMENTS", "comments");
  }

  @Test
  void aResetIsAnEnd() {
    readers.catches("THROWS_AT_A_RESET", "resets");
  }

  @Test
  void theWireHasNoLocale() {
    readers.catches("COUNTS_IN_LOCAL_DIGITS", "asciiIds");
  }

  @Test
  void theWireHasNoTimeZone() {
    kept.catches("TELLS_LOCAL_TIME", "postedAt");
  }

  @Test
  void ctrlCIsNoException() {
    stops.catches("THROWS_AT_CTRL_C", "interrupted");
  }

  @Test
  void whatIsNotFlushedIsNotSaid() {
    stops.catches("NEVER_FLUSHES", "startsAndStops", "interrupted");
  }
}
