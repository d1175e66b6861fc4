package org.socketlab.ntp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Target;
import picocli.CommandLine;

final class StraysTest {
  private final Strays strays = new Strays();

  @Test
  void silenceHasAHint() {
    Failure failure = failure();
    assertEquals("cannot ask 127.0.0.1 port 1123: no answer within 0.3 s", failure.getMessage());
    assertEquals(
        "UDP does not say when nobody listens: is it the right server, and its port?",
        failure.hint());
  }

  @Test
  void whatWasDroppedIsCountedByItsReason() {
    strays.drop("mode 3");
    strays.drop("47 bytes");
    strays.drop("mode 3");
    assertEquals(
        "cannot ask 127.0.0.1 port 1123: no answer within 0.3 s, dropped 2 x mode 3; 1 x 47 bytes",
        failure().getMessage());
    assertNull(failure().hint());
  }

  @Test
  void aFloodFillsNeitherMemoryNorScreen() {
    for (int i = 0; i < 100_000; i++) {
      strays.drop("from 10.0.0.1:" + i);
    }
    assertEquals(
        "cannot ask 127.0.0.1 port 1123: no answer within 0.3 s, dropped 1 x from 10.0.0.1:0; "
            + "1 x from 10.0.0.1:1; 1 x from 10.0.0.1:2; 99997 x for other reasons",
        failure().getMessage());
  }

  private Failure failure() {
    Target target =
        CommandLine.populateCommand(
            Target.server("pool.ntp.org", 123),
            "--server=127.0.0.1",
            "--port=1123",
            "--timeout=0.3");
    return strays.noAnswer(target);
  }
}
