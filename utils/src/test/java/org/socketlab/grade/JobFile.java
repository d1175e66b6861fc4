package org.socketlab.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.socketlab.testing.Command;

/** Jobs as commands for a shell, a line each, which any engine can carry out in any order. */
final class JobFile {
  private JobFile() {}

  /**
   * Writes the file.
   *
   * @param course the course's folder on the machine that runs the jobs
   * @param words the options that all jobs have
   */
  static Path write(Path file, String course, List<Job> jobs, List<String> words)
      throws IOException {
    String lines =
        jobs.stream().map(job -> line(course, job, words) + "\n").collect(Collectors.joining());
    Files.createDirectories(file.toAbsolutePath().getParent());
    return Files.writeString(file, lines);
  }

  /** One job. SOCKETLAB_BUILD is set since two machines should not build in the same folder. */
  static String line(String course, Job job, List<String> words) {
    return "SOCKETLAB_BUILD=never %s grade-one %s %s --student=%s --seed=%d %s"
        .formatted(
            Command.quoted(course + "/bin/lab"),
            Command.quoted(job.submission().source().toAbsolutePath().toString()),
            Command.quoted(job.result().toAbsolutePath().toString()),
            Command.quoted(job.submission().student()),
            job.seed(),
            Command.line(words))
        .strip();
  }
}
