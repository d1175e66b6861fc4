package org.socketlab.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Time zones that are never UTC, in summer or in winter: a program that takes local time for UTC is
 * right on a machine whose zone is UTC, and nowhere else.
 */
final class TimeZones {
  /** Names, and the same for a system without the time zone database, as POSIX writes it. */
  private static final Map<String, String> ZONES =
      new TreeMap<>(
          Map.of(
              "Asia/Kathmandu", "LAB-05:45",
              "Asia/Tokyo", "LAB-09:00",
              "America/Caracas", "LAB+04:00",
              "America/Phoenix", "LAB+07:00",
              "Pacific/Chatham", "LAB-12:45",
              "Pacific/Honolulu", "LAB+10:00"));

  private TimeZones() {}

  /** One of them, the same again for the same seed: the value of {@code TZ}. */
  static String one(long seed) {
    String name = ZONES.keySet().toArray(new String[0])[new Random(seed).nextInt(ZONES.size())];
    return Files.exists(Path.of("/usr/share/zoneinfo", name)) ? name : ZONES.get(name);
  }
}
