package org.socketlab.sandbox;

import java.io.File;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/**
 * Looks ten times a second at all processes of a check's sandbox, and reports the first of the
 * {@link Bounds} that they reach. The kernel's refusals show up here, too.
 */
public final class Overseer implements AutoCloseable {
  private static final int PAUSE = 100; // ms
  private static final int LOOKS_A_SECOND = 1000 / PAUSE;
  private static final long ALMOST_FULL = 64 << 10;
  private static final long TICKS = 100; // of the processors' time, in a second

  private final Path folder;
  private final BooleanSupplier printsTooMuch;
  private final Thread thread;
  private int looks;
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
    List<Path> folders = Overseen.folders();
    if (folders.size() > Bounds.PROCESSES) { // first: the more there are, the longer the rest takes
      return Optional.of("had more than " + Bounds.PROCESSES + " processes");
    }
    List<Overseen> processes = folders.stream().map(Overseen::of).toList();
    if (processes.stream().anyMatch(one -> one.files().size() >= Bounds.OPEN_FILES - 4)) {
      return Optional.of("had " + Bounds.OPEN_FILES + " files and sockets open");
    }
    if (sum(processes, Overseen::threads) >= Bounds.THREADS) {
      return Optional.of("had more than " + Bounds.THREADS + " threads");
    }
    if (hasTooMuchMemory(processes)) {
      return Optional.of("used more than " + mebibytes(Bounds.MEMORY) + " of memory");
    }
    if (sum(processes, Overseen::ticks) > TICKS * Bounds.CPU) {
      return Optional.of("used more than " + Bounds.CPU + " s of the processor");
    }
    File space = folder.toFile(); // which asks for its own file system, and reads no list of all
    return space.getTotalSpace() > 0 && space.getUsableSpace() < ALMOST_FULL
        ? Optional.of("filled its folder, which holds " + mebibytes(Bounds.FOLDER))
        : Optional.empty();
  }

  private boolean hasTooMuchMemory(List<Overseen> processes) {
    if (sum(processes, Overseen::memory) > Bounds.MEMORY
        && sum(processes, Overseen::partOfMemory) > Bounds.MEMORY) {
      return true;
    }
    if (looks++ % LOOKS_A_SECOND != 0) { // a program with thousands of sockets has no memory files
      return false;
    }
    Map<Object, Long> sizes = new HashMap<>();
    processes.forEach(one -> one.addMemoryFiles(sizes));
    return sizes.values().stream().mapToLong(size -> size).sum() > Bounds.MEMORY;
  }

  private static long sum(List<Overseen> processes, ToLongFunction<Overseen> what) {
    return processes.stream().mapToLong(what).sum();
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
