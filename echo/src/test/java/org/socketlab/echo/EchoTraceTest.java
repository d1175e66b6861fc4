package org.socketlab.echo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Run;

/** Both programs with {@code --trace}, talking to each other: nobody notices but stderr. */
final class EchoTraceTest {
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void printsTheSameAndDraws(boolean udp) throws IOException {
    List<String> options = udp ? List.of("--udp") : List.of();
    try (Lab lab = Lab.ours("echo", "echo-server");
        Child server = lab.start(words(options, "--port", "0", "--trace"))) {
      String port = String.valueOf(server.listening().getPort());
      String[] plain = words(options, "--host", "127.0.0.1", "--port", port, "--message", "Hola!");
      Run without = Run.apart(EchoClient.class, plain);
      assertEquals(0, without.status(), without.err());
      Run with = Run.apart(EchoClient.class, words(List.of(plain), "--trace"));
      assertEquals(without.out(), with.out());
      expectLadder(with.err(), 1, port);

      server.terminate();
      server.expectStopped();
      server.expectRest("");
      expectLadder(server.stderr(), 2, port);
    }
  }

  private static void expectLadder(String err, int conversations, String port) {
    List<String> lines = err.lines().map(String::strip).toList();
    assertEquals(conversations, count(lines, "#.* -> 127.0.0.1:" + port), err);
    assertEquals(conversations, count(lines, "\\|-- 5 B  Hola! -+>\\|"), err);
    assertEquals(conversations, count(lines, "\\|<-+ 5 B  Hola! \\|"), err);
    assertTrue(lines.stream().allMatch(line -> line.matches("[#|].*|")), err);
  }

  private static long count(List<String> lines, String regex) {
    return lines.stream().filter(line -> line.matches(regex)).count();
  }

  private static String[] words(List<String> some, String... more) {
    List<String> words = new ArrayList<>(some);
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }
}
