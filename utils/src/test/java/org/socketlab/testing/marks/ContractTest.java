package org.socketlab.testing.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContractTest {
  private static final String TEXT =
      """
      # What each program does

      Of no module.

      ## Common to all

      - **Streams.** Results go to stdout. Text is
        UTF-8, as in `x`.
      - Another item

      ## utils: lookups

      | program | stdout |
      |---|---|
      | `basics-03` | `[--protocol tcp\\|udp]` is an option. No such service: exit 1 |

      ## echo: RFC 862

      It echoes (always). It ends.
      """;

  private Contract contract;

  @BeforeEach
  void write(@TempDir Path root) throws IOException {
    Files.writeString(root.resolve("CONTRACT.md"), TEXT);
    contract = Contract.of(root, "utils");
  }

  @Test
  void listsTheSentencesOfTheModuleAndOfAll() {
    assertEquals(
        List.of(
            "Results go to stdout.",
            "Text is UTF-8, as in `x`.",
            "- Another item",
            "`[--protocol tcp\\|udp]` is an option.",
            "No such service: exit 1"),
        contract.unquoted(List.of()));
  }

  @Test
  void aQuoteStandsForTheSentencesThatItTouches() {
    assertEquals(
        List.of("- Another item", "No such service: exit 1"),
        contract.unquoted(List.of("go to stdout.   Text\nis", "udp]` is an")));
  }

  @Test
  void knowsWhatItDoesNotSay() {
    assertEquals(
        List.of("Results go to stderr", "It ends.", "Of no module.", ""),
        contract.misquoted(
            List.of("Results go to stderr", "It ends.", "Of no module.", "", "Text is UTF-8")));
  }
}
