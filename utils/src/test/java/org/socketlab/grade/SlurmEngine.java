package org.socketlab.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.socketlab.cli.Failure;
import org.socketlab.tool.CourseFolder;

/**
 * Grades on a cluster with Slurm: an array of jobs, one for each submission. The submissions, the
 * course and the marks are on a file system that all its machines share.
 */
final class SlurmEngine implements Engine {
  /** Slurm's default limit for an array. */
  private static final int MOST = 1000;

  private static final int ROUNDS = 2;

  private static final String SCRIPT =
      """
      #!/bin/bash
      eval "$(sed -n "${SLURM_ARRAY_TASK_ID}p" "$1")"
      """;

  private final ClassFolder folder;
  private final int atATime;
  private final List<String> words;

  SlurmEngine(ClassFolder folder, int atATime, List<String> words) {
    this.folder = folder;
    this.atATime = atATime;
    this.words = words;
  }

  @Override
  public void grade(List<Job> jobs, Listener listener) throws IOException {
    Watching watching = new Watching(jobs, listener);
    for (int round = 0; round < ROUNDS && !watching.open().isEmpty(); round++) {
      List<Job> open = List.copyOf(watching.open()); // a machine may have died with its job
      for (int from = 0; from < open.size(); from += MOST) {
        List<Job> some = open.subList(from, Math.min(open.size(), from + MOST));
        watching.until(array(some), true); // sbatch looks ever more seldom
      }
    }
    for (Job job : watching.open()) {
      listener.failed(job, "Slurm did not grade it; the logs are in " + folder.file("slurm"));
    }
  }

  private Process array(List<Job> jobs) throws IOException {
    Path logs = Files.createDirectories(folder.file("slurm")).toAbsolutePath();
    Path lines = JobFile.write(logs.resolve("jobs"), CourseFolder.path().toString(), jobs, words);
    Path script = Files.writeString(logs.resolve("job.sh"), SCRIPT);
    ProcessBuilder builder =
        new ProcessBuilder(
            "sbatch",
            "--wait",
            "--requeue",
            "--job-name=socketlab",
            "--array=1-%d%%%d".formatted(jobs.size(), Math.max(1, atATime)),
            "--output=" + logs.resolve("%a.log"),
            script.toString(),
            lines.toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(logs.resolve("sbatch.log").toFile());
    try {
      return builder.start();
    } catch (IOException e) {
      throw Failure.of("Slurm can't be asked: " + e.getMessage())
          .hint("--slurm is for a machine from which sbatch submits jobs");
    }
  }
}
