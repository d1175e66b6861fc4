package org.socketlab.grade;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.socketlab.cli.Failure;
import org.socketlab.testing.Command;
import org.socketlab.tool.CourseFolder;

/**
 * Grades on other machines, over ssh: GNU parallel sends each submission to a free machine, fetches
 * the result, and tries another machine if that fails. Each machine needs Java, bubblewrap, rsync
 * and the submissions' languages; the course is copied there once.
 */
final class SshEngine implements Engine {
  private static final String SSH =
      "ssh -o BatchMode=yes -o ConnectTimeout=10 -o ServerAliveInterval=5 -o ServerAliveCountMax=3";

  private final ClassFolder folder;
  private final List<String> hosts;
  private final int jobsPerHost;
  private final List<String> words;

  SshEngine(ClassFolder folder, List<String> hosts, int jobsPerHost, List<String> words) {
    this.folder = folder;
    this.hosts = hosts;
    this.jobsPerHost = jobsPerHost;
    this.words = words;
  }

  @Override
  public void grade(List<Job> jobs, Listener listener) throws IOException {
    if (jobs.isEmpty()) {
      return;
    }
    String course = ".socketlab/" + CourseFiles.version();
    List<String> ready = new ArrayList<>();
    for (String host : hosts) {
      if (copyCourse(host, course)) {
        ready.add(host);
      }
    }
    if (ready.isEmpty()) {
      throw Failure.of("none of the machines can be reached: " + String.join(", ", hosts))
          .hint("ssh must get in without a question, by a key");
    }
    Watching watching = new Watching(jobs, listener);
    watching.until(parallel(ready, course, jobs), false);
    for (Job job : watching.open()) {
      listener.failed(job, "no machine could grade it; %s says why".formatted(log()));
    }
  }

  private Path log() {
    return folder.file("ssh.log");
  }

  private Process parallel(List<String> ready, String course, List<Job> jobs) throws IOException {
    Path here = folder.file(".").toAbsolutePath().normalize();
    List<String> command =
        new ArrayList<>(List.of("parallel", "--will-cite", "--colsep", "\t", "--retries", "4"));
    ready.forEach(host -> command.addAll(List.of("--sshlogin", login(host))));
    command.addAll(List.of("--jobs", Integer.toString(jobsPerHost), "--ssh", SSH));
    command.addAll(List.of("--joblog", here.resolve("joblog").toString()));
    // On the machine, each job has a folder of its own, which holds the submission under its plain
    // name.
    command.addAll(List.of("--workdir", "...", "--cleanup"));
    command.addAll(List.of("--transferfile", "{1}", "--return", "{2}"));
    command.add(
        "SOCKETLAB_BUILD=never \"$HOME\"/%s/bin/lab grade-one ./{3} {2} --student={4} --seed={5} %s"
            .formatted(course, Command.line(words)));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(here.toFile()).redirectErrorStream(true);
    builder.environment().put("PARALLEL_SSH", SSH);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    try {
      Process process = builder.start();
      try (OutputStream lines = process.getOutputStream()) {
        lines.write(
            jobs.stream()
                .map(job -> line(job, here))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8));
      }
      return process;
    } catch (IOException e) {
      throw Failure.of("GNU parallel can't be started: " + e.getMessage())
          .hint("'apt install parallel rsync' (Debian, Ubuntu), and the like elsewhere");
    }
  }

  /** The file sent, the file fetched, the name there, the student, and the seed. */
  private static String line(Job job, Path here) {
    Path source = job.submission().source().toAbsolutePath().normalize();
    String result = here.relativize(job.result().toAbsolutePath().normalize()).toString();
    return String.join(
            "\t",
            source.getParent() + "/./" + source.getFileName(),
            result,
            source.getFileName().toString(),
            job.submission().student(),
            Long.toString(job.seed()))
        + "\n";
  }

  /** The ssh login of a host: parallel takes an ssh command with options, or a name. */
  private static String login(String host) {
    return host.contains(" ") ? SSH + " " + host : host;
  }

  private boolean copyCourse(String host, String course) throws IOException {
    Path list = Files.createTempFile("lab-course-", ".txt");
    try {
      Files.write(list, CourseFiles.paths().stream().map(Path::toString).toList());
      String remote = // the first start prepares faster later ones
          """
          test -e %1$s/complete ||
          { mkdir -p %1$s && tar -xf - -C %1$s && SOCKETLAB_BUILD=never %1$s/bin/lab --version && touch %1$s/complete; }
          """
              .formatted(course);
      String line =
          "tar -cf - -C %s -T %s | %s %s %s"
              .formatted(
                  Command.quoted(CourseFolder.path().toString()),
                  Command.quoted(list.toString()),
                  SSH,
                  host,
                  Command.quoted(remote));
      Process process =
          new ProcessBuilder("bash", "-c", line)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
      process.getOutputStream().close();
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(list);
    }
  }
}
