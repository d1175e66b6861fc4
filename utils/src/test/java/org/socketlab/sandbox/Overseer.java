package org.socketlab.sandbox;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Looks ten times a second at all processes of a check's sandbox, and reports the first of the
 * {@link Bounds} that they reach. The kernel's refusals show up here, too.
 */
public final class Overseer implements AutoCloseable {
  private static final int PAUSE = 100; // ms
  private static final long PAGE = 4096;
  private static final long ALMOST_FULL = 64 << 10;
  private static final long TICKS = 100; // of the processors' time, in a second

  private final Path folder;
  private final BooleanSupplier printsTooMuch;
  private final Thread thread;
  private volatile boolean closed;

  /**
   * Begins to look.
   *
   * @param folder the check's folder
   * @param printsTooMuch whether the program has printed more than it may
   * @param met told the first bound that is reached, in words that follow "it"; must end the
   *     program
   */
  public Overseer(Path folder, BooleanSupplier printsTooMuch, Consumer<String> met) {
    this.folder = folder;
    this.printsTooMuch = printsTooMuch;
    thread = new Thread(() -> look(met), "overseer");
    thread.setDaemon(true);
    thread.start();
  }

  private void look(Consumer<String> met) {
    try {
      // Looks at once, though there is nothing to see yet: that loads all classes, for which there
      // is no time beside a fork bomb.
      for (Optional<String> bound = bound(); !closed; bound = bound()) {
        if (bound.isPresent()) {
          met.accept(bound.get());
          return;
        }
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the check is over
    }
  }

  private Optional<String> bound() {
    if (printsTooMuch.getAsBoolean()) {
      return Optional.of("printed more than " + mebibytes(Bounds.OUTPUT));
    }
    List<Path> processes = processes();
    if (processes.size()
        > Bounds.PROCESSES) { // first: the more there are, the longer the rest takes
      return Optional.of("had more than " + Bounds.PROCESSES + " processes");
    }
    int threads = 0;
    long memory = 0;
    long cpu = 0;
    for (Path process : processes) {
      String[] stat = stat(process); // the fields after the name: the state, and so on (proc(5))
      if (stat.length < 22) {
        continue; // gone
      }
      threads += Integer.parseInt(stat[17]);
      memory += PAGE * Math.max(0, Long.parseLong(stat[21]) - shared(process));
      cpu += Long.parseLong(stat[11]) + Long.parseLong(stat[12]);
      cpu += Long.parseLong(stat[13]) + Long.parseLong(stat[14]); // its ended children's
      if (files(process) >= Bounds.OPEN_FILES - 4) {
        return Optional.of("had " + Bounds.OPEN_FILES + " files and sockets open");
      }
    }
    if (threads >= Bounds.THREADS) {
      return Optional.of("had more than " + Bounds.THREADS + " threads");
    }
    if (memory > Bounds.MEMORY) {
      return Optional.of("used more than " + mebibytes(Bounds.MEMORY) + " of memory");
    }
    if (cpu > TICKS * Bounds.CPU) {
      return Optional.of("used more than " + Bounds.CPU + " s of the processor");
    }
    File space = folder.toFile(); // which asks for its own file system, and reads no list of all
    return space.getTotalSpace() > 0 && space.getUsableSpace() < ALMOST_FULL
        ? Optional.of("filled its folder, which holds " + mebibytes(Bounds.FOLDER))
        : Optional.empty();
  }

  /** All but the sandbox's first process and the grader's. */
  private static List<Path> processes() {
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

  private static String[] stat(Path process) {
    String text = read(process.resolve("stat"));
    return text.substring(text.lastIndexOf(')') + 1).strip().split(" ");
  }

  /** Pages of files, which need no memory of their own. */
  private static long shared(Path process) {
    String[] statm = read(process.resolve("statm")).strip().split(" ");
    return statm.length < 3 ? 0 : Long.parseLong(statm[2]);
  }

  private static int files(Path process) {
    String[] names = process.resolve("fd").toFile().list();
    return names == null ? 0 : names.length;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // it has ended
    }
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
