package org.socketlab.socketserver.chatclient;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** The checks of chat-client, held against clients with one bug each. */
final class ChatClientCalibration {
  private final Calibration calibration =
      Calibration.of(ChatClientChecks.class, WrongChatClient.class)
          .and(ChatClientLiveChecks.class)
          .and(ChatClientFailureChecks.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void textIsNotJson() {
    calibration.catches("PASTES_TEXT_INTO_JSON", "conversation", "editAndDelete");
  }

  @Test
  void whatIHaveSaidIsNoNews() {
    calibration.catches(
        "SHOWS_WHAT_IT_HAS_SAID",
        "conversation",
        "piped",
        "editAndDelete",
        "longLines",
        "live",
        "awayAndBack",
        "lostAcknowledgement",
        "forgotten",
        "cutShort",
        "spelling");
  }

  @Test
  void oneReplyIsNotAll() {
    calibration.catches("FETCHES_ONE_PAGE", "history");
  }

  @Test
  void whoGoesSaysSo() {
    calibration.catches(
        "LEAVES_WITHOUT_A_WORD", "piped", "quit", "asks", "interrupted", "terminated");
  }

  @Test
  void theTerminalIsNotOnlyForMessages() {
    calibration.catches("WRITES_STRAIGHT_TO_THE_TERMINAL", "escapes", "neverTears");
  }

  @Test
  void aConnectionThatEndsIsTakenUpAgain() {
    calibration.catches("FORGETS_THE_LAST_EVENT", "goesOn");
  }

  @Test
  void whatIsNoJsonIsPassedOver() {
    calibration.catches("ASKS_AGAIN_AT_NONSENSE", "notJson");
  }

  @Test
  void waitsGrow() {
    calibration.catches("ASKS_AGAIN_AND_AGAIN", "backsOff");
  }

  @Test
  void aPieceIsNotTheWhole() {
    calibration.catches("TAKES_A_PIECE_FOR_WHOLE", "cutShort");
  }

  @Test
  void aNameOfAFieldHasNoLetterCase() {
    calibration.catches("KNOWS_ONE_SPELLING", "spelling");
  }

  @Test
  void aTimeoutIsForEachWait() {
    calibration.catches("BOUNDS_THE_WHOLE_REPLY", "eachWait");
  }

  @Test
  void ctrlCIsNoException() {
    calibration.catches("THROWS_AT_CTRL_C", "interrupted");
  }

  @Test
  void whatIsNotFlushedIsNotSaid() { // each check that catches this waits long: one class is enough
    Calibration.of(ChatClientChecks.class, WrongChatClient.class)
        .catches(
            "NEVER_FLUSHES", "conversation", "emptyLineRefreshes", "editAndDelete", "commands");
  }

  @Test
  void noReplyIsNotANo() {
    calibration.catches("SENDS_AGAIN_WITHOUT_LOOKING", "lostAcknowledgement");
  }
}
