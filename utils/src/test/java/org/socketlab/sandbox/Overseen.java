package org.socketlab.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What {@code /proc} shows of a process in a check's sandbox (proc(5)). One that has ended has
 * nothing.
 *
 * @param folder the process's folder there
 * @param stat its state and its times
 * @param status its threads and its memory
 * @param files the names of its open files and sockets: numbers
 */
record Overseen(Path folder, String stat, String status, List<String> files) {
  /** The folders of all processes but the sandbox's first and the grader's. */
  static List<Path> folders() {
    long own = ProcessHandle.current().pid();
    try (Stream<Path> all = Files.list(Path.of("/proc"))) {
      return all.filter(process -> isProgram(process.getFileName().toString(), own)).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static boolean isProgram(String name, long own) {
    return Character.isDigit(name.charAt(0)) && !name.equals("1") && Long.parseLong(name) != own;
  }

  /** Looks at a process. */
  static Overseen of(Path folder) {
    String[] files = folder.resolve("fd").toFile().list();
    return new Overseen(
        folder,
        read(folder.resolve("stat")),
        read(folder.resolve("status")),
        files == null ? List.of() : List.of(files));
  }

  /** The processor time of the process and of its children that have ended, in ticks. */
  long ticks() {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
    long ticks = 0;
    for (int i = 11; i <= 14 && fields.length > 14; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks;
  }

  /** The number of threads. */
  long threads() {
    return number(status, "Threads:");
  }

  /** The memory that is not a file's, in bytes; what processes share, each of them has. */
  long memory() {
    return 1024 * (number(status, "RssAnon:") + number(status, "RssShmem:"));
  }

  /** The same, where each has its part of what they share. It takes longer to find out. */
  long partOfMemory() {
    String sums = read(folder.resolve("smaps_rollup"));
    return sums.isEmpty()
        ? memory()
        : 1024 * (number(sums, "Pss_Anon:") + number(sums, "Pss_Shmem:"));
  }

  /** Adds the open files that are in memory and have no name (memfd_create(2)): sizes by inode. */
  void addMemoryFiles(Map<Object, Long> sizes) {
    for (String name : files) {
      Path file = folder.resolve("fd").resolve(name);
      try {
        if (Files.readSymbolicLink(file).toString().startsWith("/memfd:")) {
          sizes.put(Files.getAttribute(file, "unix:ino"), Files.size(file));
        }
      } catch (IOException e) {
        // It has been closed.
      }
    }
  }

  /** The number after a name, in lines of names and numbers. */
  private static long number(String lines, String name) {
    int at = lines.indexOf("\n" + name);
    int end = lines.indexOf('\n', at + 1);
    return at < 0 || end < 0 ? 0 : Long.parseLong(lines.substring(at, end).replaceAll("\\D", ""));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "";
    }
  }
}
