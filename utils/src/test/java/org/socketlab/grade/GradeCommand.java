package org.socketlab.grade;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.socketlab.cli.Failure;
import org.socketlab.course.Exercise;
import org.socketlab.ladder.Printable;
import org.socketlab.tool.ToolCommand;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab grade SUBMISSIONS}. */
public final class GradeCommand extends ToolCommand {
  @Parameters(
      index = "0",
      paramLabel = "SUBMISSIONS",
      description = "The submissions' folder, or a zip of it.")
  private Path submissions;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the marks go (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("grades");

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Submissions at a time, on each machine (default: ${DEFAULT-VALUE}).")
  private int jobs = 2;

  @Option(
      names = "--only",
      paramLabel = "WHICH",
      description =
          "Grades again what failed, what is not final because of the environment, or what has changed,"
              + " and keeps the old marks beside the new: failed, environment, changed.")
  private Only only;

  @Option(
      names = "--moodle",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "WORKSHEET",
      description = "Writes feedback.zip, and worksheet.csv from Moodle's grading worksheet.")
  private String moodle;

  @Option(
      names = "--similar",
      paramLabel = "JAR",
      description = "Compares the submissions with each other, by JPlag's jar.")
  private Path similar;

  @ArgGroup private Machines machines = new Machines();

  @Mixin private GradingOptions options;

  /** Where the jobs run, if not here. */
  static final class Machines {
    @Option(
        names = "--ssh",
        paramLabel = "HOST",
        split = ",",
        description = "Grades on these machines, with GNU parallel.")
    private List<String> hosts = List.of();

    @Option(names = "--slurm", description = "Grades on a cluster, as an array of jobs.")
    private boolean slurm;

    boolean areOthers() {
      return slurm || !hosts.isEmpty();
    }
  }

  public GradeCommand() {
    super(
        "lab grade",
        "Grades a class: every folder and zip in SUBMISSIONS, or a bulk download of Moodle's or"
            + " Gradescope's.%nRun again, it goes on where it was.");
  }

  @Override
  protected void go(PrintStream terminal) throws IOException {
    if (jobs < 1) {
      throw Failure.usage("--jobs " + jobs + " is below 1");
    }
    Submissions.mustBeAt(submissions);
    boolean isProtected = machines.areOthers() ? options.mayProtect() : options.isProtected();
    Plan plan = options.plan();
    try (ClassFolder folder = new ClassFolder(out)) {
      List<Submission> all = Submissions.in(submissions, folder.file("submissions"));
      long seed = folder.seed(options.seedOr(new Random().nextInt(1_000_000)));
      List<Job> open = open(all, folder, plan, seed);
      terminal.printf(
          "%d submissions, %d to grade%s%n",
          all.size(), open.size(), isProtected ? "" : ", not isolated");
      Map<String, String> failures = grade(engine(folder, plan, isProtected), open, terminal);
      GradesTable table = new GradesTable(plan.exercises(), options.weights());
      List<Path> similarities =
          similar == null ? List.of() : new Similarity(similar, folder).reports(all);
      Map<Submission, StudentResult> results =
          new ClassReports(folder, plan, table).write(all, failures, similarities);
      if (moodle != null) {
        MoodleFiles files = new MoodleFiles(folder, table);
        files.feedback(results);
        files.worksheet(results, moodle.isEmpty() ? null : Path.of(moodle));
      }
      sum(all, folder, failures, terminal);
    }
  }

  private Engine engine(ClassFolder folder, Plan plan, boolean isProtected) {
    if (machines.slurm) {
      return new SlurmEngine(folder, jobs, options.words());
    }
    return machines.hosts.isEmpty()
        ? new LocalEngine(plan, isProtected, options.visibility(), jobs)
        : new SshEngine(folder, machines.hosts, jobs, options.words());
  }

  /** The submissions to grade; puts their old marks aside. */
  private List<Job> open(List<Submission> all, ClassFolder folder, Plan plan, long seed)
      throws IOException {
    List<Job> open = new ArrayList<>();
    for (Submission one : all) {
      Optional<StudentResult> known = folder.read(one);
      boolean again =
          known.isPresent()
              && (!names(known.get().exercises()).equals(names(plan.exercises()))
                  || only != null && only.holds(one, known.get()));
      if (known.isEmpty() || again) {
        folder.putAside(one);
        open.add(new Job(one, folder.result(one), ClassFolder.seedOf(one.student(), seed)));
      }
    }
    return open;
  }

  private static List<String> names(List<Exercise> exercises) {
    return exercises.stream().map(Exercise::name).toList();
  }

  /** Returns the reason for each student without a result. */
  private static Map<String, String> grade(Engine engine, List<Job> open, PrintStream terminal)
      throws IOException {
    Map<String, String> failures = new LinkedHashMap<>();
    ProgressLine progress = new ProgressLine(terminal, open.size());
    engine.grade(
        open,
        new Engine.Listener() {
          @Override
          public void graded(Job job, StudentResult result) {
            progress.done(job.submission().student(), result.inWords());
          }

          @Override
          public void failed(Job job, String why) {
            failures.put(job.submission().student(), why);
            progress.done(job.submission().student(), "could not be graded: " + why);
          }
        });
    return failures;
  }

  private void sum(
      List<Submission> all, ClassFolder folder, Map<String, String> failures, PrintStream terminal)
      throws IOException {
    List<String> open = new ArrayList<>();
    for (Submission one : all) {
      Optional<StudentResult> result = folder.read(one);
      if (result.isPresent() && !result.get().isFinal()) {
        open.add("  %s: %s".formatted(one.student(), result.get().verdict()));
      }
      result.stream()
          .flatMap(known -> known.notes().stream())
          .forEach(note -> open.add("  %s: %s".formatted(one.student(), note)));
    }
    failures.forEach((student, why) -> open.add("  %s: %s".formatted(student, why)));
    if (!open.isEmpty()) {
      terminal.println("to look at:");
      open.forEach(line -> terminal.println(Printable.escaped(line)));
    }
    terminal.printf(
        "marks: %s%nthe class: %s%n", folder.file("grades.csv"), folder.file("class.html"));
    if (!failures.isEmpty()) {
      throw Failure.of("%d submissions have no marks".formatted(failures.size()))
          .hint("run the same command again: it goes on with those");
    }
  }
}
