package org.socketlab.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The system calls that no program under test has: those that make shared memory, semaphores and
 * queues which belong to no process (sysvipc(7), mq_overview(7)). What a program put there would
 * count for none of its processes. The kernel refuses them, by a filter that it is given as a
 * program of its own (seccomp(2)).
 */
final class SystemCalls {
  private static final int NUMBER = 0; // where the filter finds the call, and below the processor
  private static final int PROCESSOR = 4;
  private static final int OTHER_NUMBERS = 0x40000000; // from here on: a processor's second set

  private static final short LOAD = 0x20;
  private static final short IF_EQUAL = 0x15;
  private static final short IF_AT_LEAST = 0x35;
  private static final short RETURN = 0x06;
  private static final int ALLOW = 0x7fff0000;
  private static final int REFUSE = 0x00050000 + 38; // ENOSYS: no such call

  /** What a processor is called in Java, its number, and shmget, semget, msgget and mq_open. */
  private static final Map<String, List<Integer>> KNOWN =
      Map.of(
          "amd64", List.of(0xc000003e, 29, 64, 68, 240),
          "aarch64", List.of(0xc00000b7, 194, 190, 186, 180));

  private static Path filter;

  private SystemCalls() {}

  /** The words that start bubblewrap with the filter, and without one on another processor. */
  static List<String> filtered() {
    return KNOWN.containsKey(System.getProperty("os.arch"))
        ? List.of("sh", "-c", "exec \"$@\" 9<\"$0\"", file().toString(), "bwrap", "--seccomp", "9")
        : List.of("bwrap");
  }

  /** The filter's file, which lasts as long as this process. */
  private static synchronized Path file() {
    if (filter == null) {
      try {
        filter = Temporary.folder("lab-calls-").resolve("filter");
        Files.write(filter, filter(KNOWN.get(System.getProperty("os.arch"))));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the filter of system calls", e);
      }
    }
    return filter;
  }

  private static byte[] filter(List<Integer> known) {
    List<Integer> calls = known.subList(1, known.size());
    int refusal = calls.size() + 5; // the last of all steps
    ByteBuffer steps = ByteBuffer.allocate(8 * (refusal + 1)).order(ByteOrder.LITTLE_ENDIAN);
    step(steps, LOAD, 0, 0, PROCESSOR);
    step(steps, IF_EQUAL, 0, refusal - 2, known.get(0));
    step(steps, LOAD, 0, 0, NUMBER);
    step(steps, IF_AT_LEAST, refusal - 4, 0, OTHER_NUMBERS);
    for (int i = 0; i < calls.size(); i++) {
      step(steps, IF_EQUAL, refusal - 5 - i, 0, calls.get(i));
    }
    step(steps, RETURN, 0, 0, ALLOW);
    step(steps, RETURN, 0, 0, REFUSE);
    return steps.array();
  }

  /** One step: what to do, how many steps to skip if it holds and if not, and a value. */
  private static void step(ByteBuffer steps, short what, int ifSo, int ifNot, int value) {
    steps.putShort(what).put((byte) ifSo).put((byte) ifNot).putInt(value);
  }
}
