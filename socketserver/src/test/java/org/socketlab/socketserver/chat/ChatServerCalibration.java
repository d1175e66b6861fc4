package org.socketlab.socketserver.chat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.socketlab.testing.calibration.Calibration;

/** The checks of chat-server, held against servers with one bug each. */
@Execution(ExecutionMode.SAME_THREAD) // each of them starts several servers at a time
final class ChatServerCalibration {
  private final Calibration kept = Calibration.of(ChatServerChecks.class, WrongChatServer.class);
  private final Calibration live =
      Calibration.of(ChatServerLiveChecks.class, WrongChatServer.class);
  private final Calibration rules =
      Calibration.of(ChatServerRuleChecks.class, WrongChatServer.class);

  @Test
  void passesWithoutBug() {
    kept.passesWithoutBug();
    live.passesWithoutBug();
    rules.passesWithoutBug();
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
}
