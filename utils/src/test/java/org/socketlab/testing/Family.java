package org.socketlab.testing;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.socketlab.sandbox.LongLived;

/**
 * A process and all that it started, including orphans: a server that forks for each client may
 * leave such processes behind, which hold its port. A family is found by a mark in the environment,
 * where the system shows it (/proc), and by descent.
 *
 * @param process the process that was started here
 * @param mark the mark in the environment of all members
 * @param shutIn whether the process is bubblewrap's, and the program a child of its child
 */
public record Family(Process process, String mark, boolean shutIn) {
  /** The variable in their environment. */
  public static final String VARIABLE = "SOCKETLAB_FAMILY";

  private static final AtomicLong COUNT = new AtomicLong();
  private static final int ROUNDS = 50;

  /** What the marks of all families of this process begin with. */
  public static final String OURS = UUID.randomUUID().toString();

  /** Starts a command whose family will be known. */
  public static Family start(ProcessBuilder builder) throws IOException {
    return start(builder, false);
  }

  /** Starts a command, which may be one that shuts a program in. */
  static Family start(ProcessBuilder builder, boolean shutIn) throws IOException {
    String mark = OURS + "-" + COUNT.incrementAndGet();
    builder.environment().put(VARIABLE, mark);
    return new Family(LongLived.start(builder), mark, shutIn);
  }

  /** The program itself. */
  ProcessHandle program() {
    ProcessHandle started = process.toHandle();
    for (int round = 0; shutIn && round < ROUNDS && process.isAlive(); round++) {
      Optional<ProcessHandle> program =
          started
              .children()
              .flatMap(ProcessHandle::children)
              .min(Comparator.comparing(ProcessHandle::pid));
      if (program.isPresent()) {
        return program.get();
      }
      awaitEnd(Set.of(started)); // it is being shut in
    }
    return started;
  }

  /** The living members, without the sandbox. */
  Set<ProcessHandle> members() {
    Set<ProcessHandle> members = living();
    if (shutIn) {
      members.remove(process.toHandle());
      process.children().forEach(members::remove);
    }
    return members;
  }

  /**
   * Waits until all members sleep, where the system shows that (/proc), but half a second at most.
   * A signal then finds a program that is waiting, not one that has just printed its address and is
   * about to set up its signal handlers.
   */
  void awaitSleep() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
    try {
      while (System.nanoTime() < end && !members().stream().allMatch(Family::sleeps)) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether none of a process's threads runs; the state follows the name (proc(5)). */
  private static boolean sleeps(ProcessHandle one) {
    File[] threads = new File("/proc/" + one.pid() + "/task").listFiles();
    return threads == null
        || Arrays.stream(threads)
            .map(thread -> read(thread.toPath().resolve("stat")))
            .noneMatch(stat -> stat.startsWith(") R", stat.lastIndexOf(')')));
  }

  /** Ends all members, whatever their state, including those that start meanwhile. */
  void end() {
    if (shutIn) {
      process.destroyForcibly(); // the kernel then ends all in the sandbox, before a fork
    }
    // Descendants first: once a process has ended, its children are no longer known.
    Set<ProcessHandle> living = living();
    for (int round = 0; round < ROUNDS && !living.isEmpty(); round++) {
      living.forEach(ProcessHandle::destroyForcibly);
      awaitEnd(living);
      living = living();
    }
  }

  /** Those that are alive. */
  Set<ProcessHandle> living() {
    Stream<ProcessHandle> marked = ProcessHandle.allProcesses().filter(this::isMarked);
    Stream<ProcessHandle> born =
        Stream.concat(Stream.of(process.toHandle()), process.descendants());
    return Stream.concat(born, marked).filter(ProcessHandle::isAlive).collect(Collectors.toSet());
  }

  /** Whether a process is of any family that this process has started. */
  public static boolean isOurs(ProcessHandle other) {
    return environment(other).contains(VARIABLE + "=" + OURS);
  }

  private boolean isMarked(ProcessHandle other) {
    return environment(other).contains(VARIABLE + "=" + mark + "\0");
  }

  private static String environment(ProcessHandle process) {
    return read(Path.of("/proc", String.valueOf(process.pid()), "environ"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return ""; // gone, or somebody else's, or a system without /proc
    }
  }

  private static void awaitEnd(Set<ProcessHandle> ending) {
    try {
      for (ProcessHandle one : ending) {
        one.onExit().get(100, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The next round ends the rest; zombies do not count.
    }
  }
}
