package org.socketlab.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServiceTableTest {
  @TempDir private Path folder;

  /** Looks up each entry of the system's database with the C library and with this class. */
  @Test
  void agreesWithGetentForEveryEntry() throws IOException, InterruptedException {
    assumeTrue(Files.exists(ServiceTable.PATH), "no services database on this system");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/getent")), "no getent on this system");
    List<String> ports =
        getent(List.of()).stream()
            .map(line -> line.split("\\s+")[1])
            .filter(port -> port.matches("\\d+/(tcp|udp)"))
            .toList();

    TreeMap<String, String> expected = new TreeMap<>();
    getent(ports).forEach(line -> expected.put(line.split("\\s+")[1], line.split("\\s+")[0]));
    ServiceTable table = ServiceTable.of(ServiceTable.PATH);
    TreeMap<String, String> got = new TreeMap<>();
    for (String port : ports) {
      String[] words = port.split("/");
      Protocol protocol = words[1].equals("tcp") ? Protocol.TCP : Protocol.UDP;
      got.put(port, name(table, protocol, Integer.parseInt(words[0])).orElse("(none)"));
    }
    assertEquals(expected, got);
  }

  /** What getent services answers to such lines. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "smtp 25/tcp mail # Simple Mail Transfer|smtp",
        "\\tsmtp\\t\\t25/tcp\\tmail|smtp",
        "smtp 25/tcp#mail|smtp",
        "smtp 25/tcp\\r|smtp",
        "first 25/tcp\\nsecond 25/tcp|first",
        "udp-only 25/udp\\nsmtp 25/tcp|smtp",
        "hexadecimal 0x19/tcp|hexadecimal",
        "octal 031/tcp|octal",
        "slashes 25//tcp|slashes",
        "smtp 25/TCP|",
        "smtp 25/tcp/x|",
        "smtp 25 /tcp|",
        "smtp 25/ tcp|",
        "smtp 25|",
        "smtp|",
        "# smtp 25/tcp|",
        "#\\r smtp 25/tcp|",
        "smtp twenty-five/tcp|",
        "x smtp 25/tcp|",
        "25/tcp|",
        "smtp 99999999999999999999/tcp|",
        "|",
      })
  void readsALineAsTheCLibraryDoes(String text, String name) throws IOException {
    String lines = text == null ? "" : text.translateEscapes();
    assertEquals(Optional.ofNullable(name), name(table(lines), Protocol.TCP, 25));
  }

  @Test
  void namesTheFileThatItRead() throws IOException {
    assertEquals(folder.resolve("services").toString(), table("").source());
  }

  @Test
  void usesTheBundledTableWhereThereIsNoFile() throws IOException {
    ServiceTable table = ServiceTable.of(folder.resolve("missing"));
    assertEquals("the course's own table", table.source());
    assertEquals(Optional.of("http"), name(table, Protocol.TCP, 80));
    assertEquals(Optional.of("smtp"), name(table, Protocol.TCP, 25));
    assertEquals(Optional.of("domain"), name(table, Protocol.UDP, 53));
    assertEquals(Optional.of("ntp"), name(table, Protocol.UDP, 123));
  }

  @Test
  void aFileThatCannotBeReadIsAFailureAndNoReasonToGuess() {
    assertThrows(IOException.class, () -> ServiceTable.of(folder));
  }

  @Test
  void survivesBytesThatAreNoText() throws IOException {
    Path file = folder.resolve("services");
    Files.write(file, "caf\u00e9 24/tcp\nsmtp 25/tcp\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(Optional.of("smtp"), name(ServiceTable.of(file), Protocol.TCP, 25));
  }

  /** Every line of the bundled table is valid, and no line comes twice. */
  @Test
  void theBundledTableIsSound() throws IOException {
    ServiceTable bundled = ServiceTable.of(folder.resolve("missing"));
    try (var in = ServiceTable.class.getResourceAsStream("services")) {
      List<String> ports = new ArrayList<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] words = line.split(" +");
          String[] end = words[1].split("/");
          Protocol protocol = Protocol.valueOf(end[1].toUpperCase(java.util.Locale.ROOT));
          assertEquals(
              Optional.of(words[0]), name(bundled, protocol, Integer.parseInt(end[0])), line);
          ports.add(words[1]);
        }
      }
      assertEquals(ports.size(), ports.stream().distinct().count());
    }
  }

  /** As getservbyport(3) finds it: the first line counts. */
  private static Optional<String> name(ServiceTable table, Protocol protocol, int port) {
    return table.lines().stream()
        .filter(one -> one.port() == port && one.protocol().equals(protocol.toString()))
        .map(ServiceTable.Service::name)
        .findFirst();
  }

  private ServiceTable table(String lines) throws IOException {
    return ServiceTable.of(Files.writeString(folder.resolve("services"), lines));
  }

  private static List<String> getent(List<String> keys) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/usr/bin/getent", "services"));
    command.addAll(keys);
    Process getent = new ProcessBuilder(command).start();
    String printed = new String(getent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, getent.waitFor());
    return printed.lines().toList();
  }
}
