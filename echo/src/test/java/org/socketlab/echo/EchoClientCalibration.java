package org.socketlab.echo;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** The checks of echo-client, held against clients with one bug each. */
final class EchoClientCalibration {
  private final Calibration calibration =
      Calibration.of(EchoClientChecks.class, WrongEchoClient.class)
          .and(EchoClientFailureChecks.class)
          .and(EchoClientPingChecks.class)
          .and(EchoClientUdpChecks.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void aMessageHasAnEnd() {
    calibration.catches("NEVER_ENDS_ITS_STREAM", "lines", "large");
  }

  @Test
  void charactersAreNotBytes() {
    calibration.catches("COUNTS_CHARACTERS", "lines", "standardInput", "inPieces");
  }

  @Test
  void bytesAreNotText() {
    calibration.catches("DECODES_THE_BYTES", "standardInput");
  }

  @Test
  void aLineEndIsAddedWhereThereIsNone() {
    calibration.catches("ALWAYS_ENDS_THE_LINE", "standardInput");
  }

  @Test
  void aPersonIsAsked() {
    calibration.catches("ASKS_NOBODY", "terminal");
  }

  @Test
  void oneReadIsNotTheEcho() {
    calibration.catches(
        "TAKES_ONE_READ_FOR_THE_ECHO", "inPieces", "large", "silentServer", "slowServer");
  }

  @Test
  void sendingAndReceivingAreOneWork() {
    calibration.catches("SENDS_ALL_BEFORE_IT_RECEIVES", "large");
  }

  @Test
  void anEndIsNotAnEcho() {
    calibration.catches("TAKES_AN_EARLY_END_FOR_THE_END", "endsEarly");
  }

  @Test
  void theFirstByteIsNumberOne() {
    calibration.catches("COUNTS_FROM_ZERO", "differs", "longer");
  }

  @Test
  void asManyBytesAreNotTheSame() {
    calibration.catches("COMPARES_LENGTHS_ONLY", "differs", "wrongEcho");
  }

  @Test
  void enoughIsNotAll() {
    calibration.catches("STOPS_WHEN_IT_HAS_ENOUGH", "longer");
  }

  @Test
  void waitingHasAnEnd() {
    calibration.catches("WAITS_FOR_EVER", "silentServer", "lostDatagram", "elsewhere", "doubled");
  }

  @Test
  void eachWaitHasATimeOfItsOwn() {
    calibration.catches("BOUNDS_THE_WHOLE_EXCHANGE", "slowServer");
  }

  @Test
  void aNameHasMoreThanOneAddress() {
    calibration.catches("TAKES_THE_FIRST_ADDRESS", "ipv4First");
  }

  @Test
  void aResetIsNoStackTrace() {
    calibration.catches("SHOWS_ITS_INSIDE_ON_A_RESET", "endsEarly", "refused");
  }

  @Test
  void ctrlCIsNoStackTrace() {
    calibration.catches("SHOWS_ITS_INSIDE_ON_CTRL_C", "interrupted");
  }

  @Test
  void aLineIsFlushed() {
    calibration.catches(
        "FORGETS_TO_FLUSH", "datagrams", "doubled", "emptyMessage", "large", "lines", "roundTrips");
  }

  @Test
  void anybodyMaySendADatagram() {
    calibration.catches("TAKES_ANYBODYS_DATAGRAM", "datagrams", "elsewhere");
  }

  @Test
  void anAnswerFromElsewhereIsNamed() {
    calibration.catches("KEEPS_TO_ITSELF_WHO_ANSWERED", "elsewhere");
  }

  @Test
  void wrongUsageIsNoFailureOfTheNetwork() {
    calibration.catches("EXITS_1_ON_WRONG_USAGE", "usage");
  }

  @Test
  void aDatagramIsWhole() {
    calibration.catches("CUTS_DATAGRAMS", "datagram");
  }

  @Test
  void twoDatagramsAreNoStream() {
    calibration.catches("JOINS_DATAGRAMS", "datagram");
  }

  @Test
  void aCopyIsNotTheNextEcho() {
    calibration.catches("TAKES_A_COPY_FOR_THE_NEXT_ECHO", "doubled");
  }

  @Test
  void aCopyDoesNotStandInForALostEcho() {
    calibration.catches("COUNTS_A_COPY_FOR_A_LOST_ECHO", "doubled");
  }

  @Test
  void aRoundTripEndsBeforeTheNext() {
    calibration.catches("SENDS_THE_NEXT_AT_ONCE", "roundTrips", "interval", "datagrams", "doubled");
  }

  @Test
  void aPauseIsAPause() {
    calibration.catches("IGNORES_THE_INTERVAL", "interval");
  }

  @Test
  void anEchoOfSomethingElseIsNone() {
    calibration.catches("TAKES_ANY_ECHO_FOR_ITS_OWN", "wrongEcho");
  }

  @Test
  void theSumIsOfWhatWasMeasured() {
    calibration.catches("PRINTS_THE_MEAN_AS_MIN", "roundTrips");
  }

  @Test
  void thereIsAPicture() {
    calibration.catches("FORGETS_THE_HISTOGRAM", "roundTrips");
  }

  @Test
  void nothingIsAMessageToo() {
    calibration.catches("SENDS_NO_EMPTY_DATAGRAM", "emptyMessage");
  }
}
