package org.socketlab.sandbox;

import java.util.List;

/** What a program under test may use in one check, with all that it starts. */
public final class Bounds {
  /** Processes at a time. */
  public static final int PROCESSES = 200;

  /** Threads of all processes together. */
  public static final int THREADS = 1024;

  /** Memory of all processes together, in bytes. */
  public static final long MEMORY = 2L << 30;

  /** Time of the processors, of all processes together, in seconds. */
  public static final int CPU = 60;

  /** Open files and sockets of one process. */
  public static final int OPEN_FILES = 4096;

  /** The check's folder, in which the program runs, in bytes. */
  public static final long FOLDER = 512L << 20;

  /** A file of its own, in bytes. */
  public static final long FILE = 256L << 20;

  /** The other folders that it can write to, /tmp and /dev/shm, in bytes each. */
  public static final long TEMPORARY = 64L << 20;

  /** What it may print, in bytes. */
  public static final int OUTPUT = 32 << 20;

  private Bounds() {}

  /**
   * The words before a command by which the kernel keeps all that it starts within bounds, each
   * process by itself; {@link Overseer} adds up. They stand before the check, since the program
   * under test inherits them, and starts 3 ms sooner without them.
   */
  static List<String> kept() {
    return List.of(
        "prlimit",
        "--core=0",
        "--nofile=" + OPEN_FILES,
        "--nproc=" + THREADS,
        "--fsize=" + FILE,
        "--data=" + 2 * MEMORY,
        "choom", // if memory runs short all the same, the kernel ends the largest of these first
        "-n",
        "500",
        "--");
  }
}
