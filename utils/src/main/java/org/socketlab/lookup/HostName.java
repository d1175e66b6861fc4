package org.socketlab.lookup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * This machine's name when it resolves to no address. {@link java.net.InetAddress#getLocalHost}
 * knows the name then, too, but tells it only in an exception's message: no place to look for data.
 */
final class HostName {
  /**
   * The name that the running Linux kernel has now, as gethostname(2) tells it; then the name from
   * its boot.
   */
  private static final List<Path> FILES =
      List.of(Path.of("/proc/sys/kernel/hostname"), Path.of("/etc/hostname"));

  /** Where shells, and Windows, leave the name for the programs that they start. */
  private static final List<String> VARIABLES = List.of("HOSTNAME", "COMPUTERNAME");

  private HostName() {}

  static String ofThisMachine() {
    return find(FILES, System.getenv());
  }

  /**
   * The first name to be found in a file's first line, or else in a variable; or else localhost.
   */
  static String find(List<Path> files, Map<String, String> environment) {
    for (Path file : files) {
      String name = firstLine(file);
      if (!name.isEmpty()) {
        return name;
      }
    }
    return VARIABLES.stream()
        .map(variable -> environment.getOrDefault(variable, "").strip())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("localhost");
  }

  private static String firstLine(Path file) {
    try (var lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      String line = lines.readLine();
      return line == null ? "" : line.strip();
    } catch (IOException e) {
      return ""; // not every system has these files: there are other places to look
    }
  }
}
