package org.socketlab.httpclient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.socketlab.testing.calibration.Calibration;

/** The checks of socket-05, held against clients with one bug each. */
final class Socket05Calibration {
  private final Calibration calibration =
      Calibration.of(Socket05Checks.class, WrongSocket.class)
          .and(Socket05FailureChecks.class)
          .and(Socket05OutputChecks.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @ParameterizedTest
  @CsvSource({
    "FORGETS_THE_PATH, contentLength",
    "TAKES_ONE_READ_FOR_THE_REPLY, inPieces silent slow",
    "WAITS_FOR_THE_END_OF_THE_STREAM, anyCase anyStatus contentLength cutShort interim slow"
        + " surplus",
    "PRINTS_THE_SURPLUS, surplus",
    "PRINTS_THE_CHUNKS, anyCase chunked cutShort inPieces output trailers",
    "READS_SIZES_AS_DECIMAL, anyCase chunked inPieces output trailers",
    "PRINTS_THE_TRAILERS, trailers",
    "NEEDS_A_LENGTH, untilClose",
    "TAKES_INTERIM_FOR_FINAL, interim",
    "EXPECTS_A_BODY_ALWAYS, noBody",
    "TAKES_404_FOR_A_FAILURE, anyStatus",
    "DECODES_THE_BODY, anyCase chunked contentLength interim output surplus trailers untilClose",
    "TAKES_A_PART_FOR_THE_WHOLE, cutShort",
    "KEEPS_ALL_TO_ITSELF_UNTIL_THE_END, cutShort silent",
    "KEEPS_THE_HEADER_TO_ITSELF, cutInHeader",
    "TAKES_ANYTHING_FOR_HTTP, notHttp",
    "TAKES_THE_FIRST_LENGTH, contradiction",
    "READS_ANY_HEADER, endless",
    "READS_WITHOUT_LIMIT, silent",
    "BOUNDS_THE_WHOLE_EXCHANGE, slow",
    "KNOWS_ONE_SPELLING, anyCase",
    "TAKES_THE_FIRST_ADDRESS, ipv4First",
    "SHOWS_ITS_INSIDE_ON_CTRL_C, interrupted",
    "SHOWS_ITS_INSIDE_ON_A_RESET, asBefore cutShort",
    "FORGETS_TO_FLUSH, inPieces",
    "SENDS_THE_FRAGMENT, asBefore",
    "WRITES_THE_HEAD_TO_THE_FILE, cutInHeader output",
    "HIDES_THAT_IT_CANNOT_WRITE, unwritable",
    "PRINTS_HEADERS_RAW, terminal",
    "TAKES_ANY_PORT, asBefore"
  })
  void isCaught(String bug, String checks) {
    calibration.catches(bug, checks.split(" "));
  }
}
