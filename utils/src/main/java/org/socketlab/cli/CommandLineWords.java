package org.socketlab.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A command line's words as text.
 *
 * <p>Java decodes the words by the locale: with {@code LC_ALL=C}, or without a locale, each byte
 * beyond ASCII is lost. Linux shows the bytes as they were given, and nearly every terminal sends
 * UTF-8.
 */
final class CommandLineWords {
  private static final Path GIVEN = Path.of("/proc/self/cmdline");
  private static final String LOST = "\uFFFD";

  private CommandLineWords() {}

  /** A main method's words, with the characters that Java lost. */
  static String[] restored(String[] args) {
    if (!String.join("", args).contains(LOST)) {
      return args;
    }
    try {
      // Each word ends in a NUL. Java's own words come before the program's.
      String[] all = Files.readString(GIVEN, StandardCharsets.ISO_8859_1).split("\0", -1);
      String[] words = Arrays.copyOfRange(all, all.length - 1 - args.length, all.length - 1);
      for (int i = 0; i < words.length; i++) {
        byte[] bytes = words[i].getBytes(StandardCharsets.ISO_8859_1);
        words[i] = new String(bytes, StandardCharsets.UTF_8);
      }
      return words;
    } catch (IOException e) {
      return args; // not Linux: what is lost is refused where it is used
    }
  }
}
