package org.socketlab.testing.junit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.socketlab.course.Exercise;
import org.socketlab.sandbox.StagedFolder;
import org.socketlab.sandbox.Temporary;
import org.socketlab.testing.CannotCheck;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Command;
import org.socketlab.testing.Settings;

/**
 * Says which checks run in a sandbox: those that grade a student's program ({@code -Dlab.command}).
 * The course's own programs, in {@code bin}, need none.
 */
final class ShutIn {
  /** This run's copies, by their originals. */
  private static final Map<Path, Path> STAGED = new ConcurrentHashMap<>();

  private ShutIn() {}

  /** The settings for a worker; empty if the check runs in this process. */
  static Optional<Map<String, String>> settings(Settings settings, Exercise exercise) {
    Optional<String> command = settings.command();
    if (command.isEmpty()
        || settings.gradedRoot().isEmpty()
        || settings.sandbox().isPresent()
        || settings.isUnprotected()
        || isOurs(command.get(), settings.root())) {
      return Optional.empty();
    }
    Map<String, String> told = new HashMap<>();
    Path root = settings.root().toAbsolutePath().normalize();
    told.put("lab.root", root.toString());
    told.put("lab.command", command.get());
    told.put("lab.seed", Long.toString(settings.seed()));
    List<Path> folders = folders(command.get(), exercise, root);
    Path submission = folders.isEmpty() ? Path.of("/usr") : folders.get(0);
    told.put("lab.submission", submission.toString());
    told.put("lab.staged", staged(submission).toString());
    told.put(
        "lab.see", folders.stream().skip(1).map(Path::toString).collect(Collectors.joining(":")));
    return Optional.of(told);
  }

  private static List<Path> folders(String command, Exercise exercise, Path root) {
    try {
      return Command.folders(command, exercise, root);
    } catch (CheckFailed e) {
      return List.of(); // the program is missing: the check says so
    }
  }

  private static boolean isOurs(String command, Path root) {
    return root.resolve(command.strip().split("\\s+")[0])
        .normalize()
        .startsWith(root.resolve("bin").normalize());
  }

  private static Path staged(Path submission) {
    return submission.startsWith("/usr")
        ? submission
        : STAGED.computeIfAbsent(submission, ShutIn::copied);
  }

  private static Path copied(Path submission) {
    try {
      Path folder = Temporary.folder("lab-staged-");
      return StagedFolder.of(submission, folder.resolve("submission")).folder();
    } catch (StagedFolder.Refused e) {
      throw new CannotCheck(
          submission + " " + e.getMessage() + ": keep the programs in a folder of their own", e);
    } catch (IOException e) {
      throw new CannotCheck("cannot copy " + submission + ": " + e.getMessage(), e);
    }
  }
}
