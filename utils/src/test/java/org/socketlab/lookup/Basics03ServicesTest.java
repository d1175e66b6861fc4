package org.socketlab.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.testing.Run;

final class Basics03ServicesTest {
  @TempDir private Path folder;

  @Test
  void readsTheDatabaseOfTheSystem() throws IOException {
    Files.writeString(folder.resolve("services"), "radio 4711/udp wave\n");
    assertEquals(
        new Run(0, "Protocol udp, port 4711 => name [radio]\n", ""),
        run("services", "--protocol", "UDP", "--port", "4711"));
  }

  @Test
  void readsTheBundledTableWithoutADatabase() {
    assertEquals(
        new Run(
            0,
            """
            Protocol tcp, port 80 => name [http]
            Protocol tcp, port 25 => name [smtp]
            Protocol udp, port 53 => name [domain]
            """,
            ""),
        run("missing"));
  }

  @Test
  void doesNotMixTheTwo() throws IOException {
    Path file = Files.writeString(folder.resolve("services"), "radio 4711/udp\n");
    assertEquals(
        new Run(
            1,
            "",
            """
            basics-03: cannot name tcp port 80: no such service in %s
            hint: a port needs no name to be used: any server may listen on it
            """
                .formatted(file)),
        run("services", "--port", "80"));
  }

  @Test
  void saysWhyTheDatabaseCannotBeRead() {
    assertEquals(
        new Run(1, "", "basics-03: cannot read " + folder + ": Is a directory\n"), run("."));
  }

  @Test
  void refusesAProtocolAlone() {
    assertEquals(
        new Run(
            2,
            "",
            """
            basics-03: --protocol udp names no port
            hint: basics-03 --protocol udp --port 53
            """),
        run("missing", "--protocol", "udp"));
  }

  @Test
  void refusesAnotherProtocol() {
    assertEquals(
        new Run(
            2,
            "",
            """
            basics-03: Invalid value for option '--protocol': expected one of [TCP, UDP] (case-insensitive) but was 'sctp'
            hint: basics-03 --help
            """),
        run("missing", "--protocol", "sctp", "--port", "1"));
  }

  private Run run(String file, String... arguments) {
    return Run.of(new Basics03Services(folder.resolve(file).normalize()), arguments);
  }
}
