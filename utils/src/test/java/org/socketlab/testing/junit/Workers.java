package org.socketlab.testing.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.socketlab.sandbox.CheckSandbox;
import org.socketlab.sandbox.ProgramSandbox;
import org.socketlab.sandbox.SandboxProbe;
import org.socketlab.sandbox.Temporary;
import org.socketlab.testing.Check;
import org.socketlab.testing.Settings;

/**
 * This process's {@link Worker} processes: one for each concurrent check, each used again. A check
 * whose worker fails is tried once more, in a new worker.
 */
public final class Workers implements AutoCloseable {
  private static final int MORE_SECONDS = 30; // than a check may take, to begin and to clean up

  /**
   * To start and to warm up, a worker needs a processor for about a second: one for each processor
   * may do so at a time. Whoever waits takes the first worker that is idle.
   */
  private static final int STARTING = Runtime.getRuntime().availableProcessors();

  /** A first check that takes longer than this mostly waits, and leaves the processor to others. */
  private static final int WARM = 1000; // ms

  private static Workers shared;

  private final Deque<WorkerProcess> idle = new ArrayDeque<>();
  private final List<WorkerProcess> all = new ArrayList<>();
  private final Set<WorkerProcess> starting = new HashSet<>();
  private Path scratch;
  private int count;
  private boolean closed;

  /** The workers for the checks that Maven carries out. */
  static synchronized Workers shared() {
    if (shared == null) {
      shared = new Workers();
    }
    return shared;
  }

  /**
   * Carries a check out in a sandbox.
   *
   * @param settings the kit's settings; {@code lab.submission} is the folder that the program sees
   */
  public Finding carryOut(OneCheck check, Map<String, String> settings) {
    if (SandboxProbe.refusal().isPresent()) {
      return new Finding(Finding.Outcome.CANNOT_CHECK, SandboxProbe.refusal().get(), "");
    }
    int seconds = check.method().getAnnotation(Check.class).seconds() + MORE_SECONDS;
    Worker.Request request =
        new Worker.Request(check.type().getName(), check.method().getName(), settings);
    IOException failure = null;
    for (int attempt = 0; attempt < 2; attempt++) {
      WorkerProcess worker = null;
      try {
        worker = take();
        Finding finding = worker.ask(request, seconds);
        give(worker);
        return finding;
      } catch (IOException e) {
        failure = e;
        if (worker != null) {
          worker.close();
          started(worker);
        }
      }
    }
    String reason = "its worker ended twice: " + failure.getMessage();
    return new Finding(Finding.Outcome.GRADER_FAILED, reason, "");
  }

  private synchronized WorkerProcess take() throws IOException {
    try {
      while (!closed && idle.isEmpty() && starting.size() >= STARTING) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    if (closed) {
      throw new IOException("the run is over");
    }
    return idle.isEmpty() ? start() : idle.pop();
  }

  private WorkerProcess start() throws IOException {
    if (scratch == null) {
      scratch = Temporary.folder("lab-scratch-");
    }
    // A user ID that no other worker on this machine has at this time.
    int own = (int) ProcessHandle.current().pid() * 100 + ++count % 100;
    int user = ProgramSandbox.USERS + own;
    WorkerProcess worker =
        new WorkerProcess(CheckSandbox.around(command(user), scratch, writable()));
    all.add(worker);
    starting.add(worker);
    CompletableFuture.delayedExecutor(WARM, TimeUnit.MILLISECONDS).execute(() -> started(worker));
    return worker;
  }

  private synchronized void started(WorkerProcess worker) {
    starting.remove(worker);
    notifyAll();
  }

  /** The folder for failed checks' captures, in a build that grades. */
  private static List<Path> writable() throws IOException {
    Optional<Path> root = Settings.ofSystem().gradedRoot();
    return root.isEmpty()
        ? List.of()
        : List.of(Files.createDirectories(root.get().toAbsolutePath().resolve("target/grade")));
  }

  private synchronized void give(WorkerProcess worker) {
    idle.push(worker);
    started(worker);
  }

  private List<String> command(int user) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xmx512m"));
    String archive = System.getProperty("lab.archive", "");
    if (!archive.isEmpty()) {
      words.addAll(List.of("-Xlog:disable", "-Xlog:all=error:stderr"));
      words.add("-XX:SharedArchiveFile=" + archive);
    }
    words.add("-Dlab.locale=" + System.getProperty("lab.locale", "C.UTF-8"));
    words.add("-Dlab.sandbox.user=" + user);
    words.add("-Djava.io.tmpdir=" + scratch);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Worker.class.getName()));
    return words;
  }

  /** Ends all workers, and the checks that they are carrying out. */
  @Override
  public synchronized void close() {
    closed = true;
    all.forEach(WorkerProcess::close);
    all.clear();
    idle.clear();
    notifyAll();
    if (scratch != null) {
      Temporary.delete(scratch);
    }
  }
}
