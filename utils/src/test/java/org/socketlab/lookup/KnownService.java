package org.socketlab.lookup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * A service that the program must know here: a service of the system's database or, without a
 * database, one that every table has.
 *
 * @param hasAlias whether the database gives other names for it, too
 */
record KnownService(String protocol, int port, String name, boolean hasAlias) {
  private static final String WITHOUT_DATABASE =
      """
      ftp     21/tcp
      ssh     22/tcp
      smtp    25/tcp   mail
      domain  53/tcp
      domain  53/udp
      http    80/tcp   www
      pop3    110/tcp  pop-3
      ntp     123/udp
      https   443/tcp
      shell   514/tcp  cmd
      syslog  514/udp
      """;

  /** All services. */
  static List<KnownService> all() {
    try {
      Path database = Path.of("/etc/services");
      return parsed(
          Files.isReadable(database)
              ? Files.readString(database, StandardCharsets.ISO_8859_1)
              : WITHOUT_DATABASE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the services database", e);
    }
  }

  /** Random services that fulfil the condition. */
  static List<KnownService> some(int count, Random random, Predicate<KnownService> condition) {
    List<KnownService> all = new ArrayList<>(all().stream().filter(condition).toList());
    Collections.shuffle(all, random);
    return all.subList(0, Math.min(count, all.size()));
  }

  /** The service of that protocol at the same port, or null. */
  KnownService in(String otherProtocol) {
    return all().stream()
        .filter(other -> other.port() == port && other.protocol().equals(otherProtocol))
        .findFirst()
        .orElse(null);
  }

  /** Whether this is a tcp service, and the same udp port belongs to another. */
  boolean differsInUdp() {
    return protocol.equals("tcp") && differs();
  }

  /** Whether the same port of the other protocol belongs to another. */
  boolean differs() {
    KnownService other = in(protocol.equals("tcp") ? "udp" : "tcp");
    return other != null && !other.name().equals(name);
  }

  /** The line that the program prints for it. */
  String line() {
    return "Protocol %s, port %d => name [%s]".formatted(protocol, port, name);
  }

  private static List<KnownService> parsed(String text) {
    Map<String, KnownService> first = new LinkedHashMap<>(); // the first line for a port counts
    for (String line : text.split("\n")) {
      String[] words = line.split("#", 2)[0].strip().split("\\s+");
      if (words.length >= 2 && words[1].matches("\\d+/(tcp|udp)")) {
        String[] end = words[1].split("/");
        first.putIfAbsent(
            words[1],
            new KnownService(end[1], Integer.parseInt(end[0]), words[0], words.length > 2));
      }
    }
    return List.copyOf(first.values());
  }
}
