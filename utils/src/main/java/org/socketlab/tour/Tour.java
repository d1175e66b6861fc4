package org.socketlab.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Program;
import org.socketlab.course.Course;
import picocli.CommandLine.Parameters;

/**
 * Takes a visitor through the exercises: each with its command, what it prints, and what to notice.
 */
public final class Tour extends Program {
  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The exercise to show (default: all, in the order of the course).")
  private String name;

  public Tour() {
    super("tour", "Shows every exercise at work, or one of them.", "Example: tour echo-client");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    List<TourStop> stops =
        Stops.all().stream().filter(stop -> name == null || stop.exercise().equals(name)).toList();
    if (stops.isEmpty()) {
      throw Failure.usage("no exercise '" + name + "'")
          .hint(
              "there are "
                  + String.join(", ", Stops.all().stream().map(TourStop::exercise).toList()));
    }
    List<String> failures = new ArrayList<>();
    for (TourStop stop : stops) {
      show(stop, out, failures);
    }
    if (!failures.isEmpty()) {
      throw Failure.of("not every program did what it should: " + String.join("; ", failures));
    }
    out.printf(
        "%nThat was %s. Now read the program, and write it again: ./lab in my-lab tells what is still wrong.%n",
        name == null ? "all " + Course.exercises().size() + " exercises" : name);
  }

  private static void show(TourStop stop, PrintStream out, List<String> failures) {
    out.printf("%n=== %s %s%n", stop.exercise(), "=".repeat(70 - stop.exercise().length()));
    try (Stage stage = new Stage(root(), out)) {
      stop.scene().play(stage);
      out.println("Notice: " + stop.notice() + ".");
    } catch (IOException e) {
      out.println("FAILED: " + e.getMessage());
      failures.add(stop.exercise() + ": " + e.getMessage());
    }
  }

  /** The course's root folder: three levels above utils/target/utils.jar. */
  private static Path root() {
    try {
      Path jar = Path.of(Tour.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.getParent().getParent().getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this class comes from no file", e);
    }
  }

  public static void main(String[] args) {
    Cli.main(new Tour(), args);
  }
}
