package org.socketlab.sandbox;

import java.util.List;

/** The limits of a program under test in one check, including all that it starts. */
public final class Bounds {
  /** Processes at a time. */
  public static final int PROCESSES = 200;

  /** Threads of all processes together. */
  public static final int THREADS = 1024;

  /**
   * The same in a check without a crowd of clients. A fork bomb that meets no bound before the
   * other one keeps the processors for so long that the check misses its own end.
   */
  private static final int FEW_THREADS = 256;

  /** Memory of all processes together, in bytes. */
  public static final long MEMORY = 2L << 30;

  /** Processor time of all processes together, in seconds. */
  public static final int CPU = 60;

  /** Open files and sockets of one process. */
  public static final int OPEN_FILES = 4096;

  /** The check's folder, in which the program runs, in bytes. */
  public static final long FOLDER = 512L << 20;

  /** A single file, in bytes. */
  public static final long FILE = 256L << 20;

  /** The other folders that it can write to, /tmp and /dev/shm, in bytes each. */
  public static final long TEMPORARY = 64L << 20;

  /** The program's output, in bytes. */
  public static final int OUTPUT = 32 << 20;

  private Bounds() {}

  /** The words before a command that may have a thread for each of hundreds of clients. */
  public static List<String> forCrowd() {
    return List.of("prlimit", "--nproc=" + THREADS, "--");
  }

  /**
   * The words before a command that make the kernel bound each process that the command starts;
   * {@link Overseer} adds them up. These words start the check, since the program under test
   * inherits the bounds, and starts 3 ms sooner without the words.
   */
  static List<String> kept() {
    return List.of(
        "prlimit",
        "--core=0",
        "--nofile=" + OPEN_FILES,
        "--nproc=" + FEW_THREADS + ":" + THREADS,
        "--fsize=" + FILE,
        "--data=" + 2 * MEMORY,
        "choom", // if memory runs short all the same, the kernel ends the largest of these first
        "-n",
        "500",
        "--");
  }
}
