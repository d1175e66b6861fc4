package org.socketlab.ntp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.cli.Program;
import org.socketlab.testing.Child;
import org.socketlab.testing.RealPeer;
import org.socketlab.testing.Run;

/** basics-04 and basics-05 ask a real chronyd, and a real chronyd asks ntp-server. */
final class ChronyInterop {
  private static final int STRATUM = 7;

  private static final Pattern LINES =
      Pattern.compile(
          """
          Response received from \\[127\\.0\\.0\\.1:(\\d+)]
          Time \\[(\\S+)]
          Offset \\[([+-]\\d+\\.\\d{6}) s]
          Delay \\[(\\d+\\.\\d{6}) s]
          Stratum \\[(\\d+)]
          """);

  @TempDir private static Path folder;

  private static Path program;
  private static Chronyd chronyd;

  @BeforeAll
  static void start() throws IOException {
    program = RealPeer.require("chronyd");
    chronyd = Chronyd.start(program, folder, STRATUM);
  }

  @AfterAll
  static void stop() {
    if (chronyd != null) {
      chronyd.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "8"})
  void tellsBothClientsTheTime(String samples) {
    for (Program client : List.of(new Basics04Library(), new Basics05Datagram())) {
      Instant before = Instant.now();
      Run run =
          Run.of(client, "--server", "127.0.0.1", "--port", chronyd.port(), "--samples", samples);
      assertEquals("", run.err());
      Matcher lines = LINES.matcher(run.out());
      assertTrue(lines.matches(), run.out());
      assertEquals(chronyd.port(), lines.group(1));
      Instant time = Instant.parse(lines.group(2));
      assertTrue(Duration.between(before, time).abs().toSeconds() < 60, run.out());
      // Both read the same clock, so the offset is at most half of the network delay.
      BigDecimal offset = new BigDecimal(lines.group(3));
      BigDecimal delay = new BigDecimal(lines.group(4));
      BigDecimal most = delay.divide(BigDecimal.valueOf(2)).add(new BigDecimal("0.000002"));
      assertTrue(offset.abs().compareTo(most) <= 0, run.out());
      assertEquals(String.valueOf(STRATUM), lines.group(5));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "15"})
  void isToldTheTimeByNtpServer(String stratum) throws Exception {
    try (Child server =
        Child.ofMain("\"$@\"", Main.class, "ntp-server", "--port", "0", "--stratum", stratum)) {
      String said = Chronyd.ask(program, folder, server.listening());
      Matcher wrongBy = Pattern.compile("System clock wrong by (-?\\d+\\.\\d+) s").matcher(said);
      assertTrue(wrongBy.find(), said);
      assertTrue(Math.abs(Double.parseDouble(wrongBy.group(1))) < 0.5, said);
    }
  }
}
