package org.socketlab.testing.junit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.socketlab.sandbox.LongLived;

/** A {@link Worker} as its parent sees it. */
final class WorkerProcess implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;

  /** Starts it by that command. */
  WorkerProcess(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().remove("JDK_JAVA_OPTIONS"); // Java's options change no mark
    process = LongLived.start(builder);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /**
   * Has the worker carry out a check, and waits for the finding.
   *
   * @throws IOException if the worker has ended, or does not answer in time
   */
  Finding ask(Worker.Request request, int seconds) throws IOException {
    OutputStream out = process.getOutputStream();
    out.write((Worker.JSON.writeValueAsString(request) + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
    // Killing the overdue worker ends its output, and so the read below.
    CompletableFuture<Void> overdue =
        CompletableFuture.runAsync(
            process::destroyForcibly, CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS));
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IOException(
            overdue.isDone() ? "no answer within " + seconds + " s" : "no answer before its end");
      }
      return Worker.JSON.readValue(line, Finding.class);
    } finally {
      overdue.cancel(false);
    }
  }

  /** Ends it, and all that runs in its sandbox. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
