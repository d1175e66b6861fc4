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
 * Which checks are carried out in a sandbox: those that Maven was told to grade somebody's program
 * with ({@code -Dlab.command}). The course's own programs, in {@code bin}, need none.
 */
final class ShutIn {
  /** The copies of this run, by what they are copies of. */
  private static final Map<Path, Path> STAGED = new ConcurrentHashMap<>();

  private ShutIn() {}

  /** What a worker is told; empty where the check is to be carried out here. */
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
      return List.of(); // it is not there, which the check tells
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
