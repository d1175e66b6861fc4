package org.socketlab.lookup;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The names of services by protocol and port, as a file in the format of services(5) lists them:
 *
 * <pre>
 * # a comment, to the end of the line
 * domain    53/udp
 * http      80/tcp    www    # www is an alias
 * </pre>
 *
 * <p>The file is read as the C library's getservbyport(3) reads it, so that this table and {@code
 * getent services} give the same answers: the first line for a port counts, its first word is the
 * name, and a malformed line is skipped.
 */
final class ServiceTable {
  /** Where a system keeps its database. */
  static final Path PATH =
      File.separatorChar == '/'
          ? Path.of("/etc/services")
          : Path.of(System.getenv("SystemRoot"), "System32", "drivers", "etc", "services");

  /** Many times the size of any system's file; a longer file is no services database. */
  private static final int MOST_BYTES = 16 << 20;

  private final String source;
  private final List<Service> services;

  /** A line of the file. */
  record Service(String name, int port, String protocol) {}

  private ServiceTable(String source, String text) {
    this.source = source;
    this.services =
        Arrays.stream(text.split("\n"))
            .map(ServiceTable::service)
            .flatMap(Optional::stream)
            .toList();
  }

  /**
   * The database in that file, or the bundled table where there is no such file.
   *
   * @throws IOException if the file exists but can't be read: the bundled names could be wrong
   */
  static ServiceTable of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new ServiceTable(file.toString(), text(in));
    } catch (NoSuchFileException e) {
      return bundled();
    }
  }

  /** The table that comes with the course: the services that a student meets. */
  static ServiceTable bundled() throws IOException {
    try (InputStream in = ServiceTable.class.getResourceAsStream("services")) {
      return new ServiceTable("the course's own table", text(in));
    }
  }

  /** The table's lines, in order. */
  List<Service> lines() {
    return services;
  }

  /** Where the names come from, as a user reads it: {@code /etc/services}. */
  String source() {
    return source;
  }

  private static String text(InputStream in) throws IOException {
    return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
  }

  /** One line: {@code NAME PORT/PROTOCOL ALIAS... # COMMENT}. */
  private static Optional<Service> service(String line) {
    String[] words = line.replaceFirst("(?s)#.*", "").strip().split("\\s+");
    String[] end = words.length < 2 ? new String[0] : words[1].split("/+", 2);
    if (end.length < 2) {
      return Optional.empty();
    }
    try {
      // decode, not parseInt: strtoul, which the C library uses, takes 0x19 and 031 for 25, too.
      return Optional.of(new Service(words[0], Integer.decode(end[0]), end[1]));
    } catch (NumberFormatException e) {
      return Optional.empty(); // no port
    }
  }
}
