package org.socketlab.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where a program under test runs: it sees its submission, the files that the system's programs
 * need, and the check's folder, the only one that it can write to. It sees no other processes,
 * shares the check's network, has no rights, and can't get any.
 *
 * @param submission the submission's folder, which it can read
 * @param staged the copy of the submission that the program sees there
 * @param more further folders that it can read, such as a JDK's
 * @param user if root grades, the user ID of the program: unknown to this machine, and unique at
 *     the time, since the kernel counts by users
 */
public record ProgramSandbox(Path submission, Path staged, List<Path> more, int user) {
  /** Root gives the program another user ID; other users get one in a user namespace. */
  static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

  private static final List<String> SYSTEM =
      List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");

  /** The first user ID that programs run as: above all IDs that a machine assigns. */
  public static final int USERS = 200_000_000;

  /** The path on which the program looks for other programs. */
  public static final String PATH = "/usr/local/bin:/usr/bin:/bin";

  /** Whether the sandbox has a program by that name, or at that path. */
  public boolean hasProgram(String name) {
    return name.startsWith("/")
        ? Files.isExecutable(Path.of(name))
        : Arrays.stream(PATH.split(":")).anyMatch(one -> Files.isExecutable(Path.of(one, name)));
  }

  /** The program's environment, without the check's additions. */
  public Map<String, String> environment(Path folder) {
    return Map.of("PATH", PATH, "HOME", folder.toString(), "USER", "student");
  }

  /**
   * The command that runs a program in it.
   *
   * @param folder the check's own folder, in which the program runs
   * @param instead files by the paths at which the program sees them in place of others
   * @param hasTerminal whether the program has its own terminal: it must not type at the grader's
   */
  public List<String> around(
      List<String> program, Path folder, Map<Path, Path> instead, boolean hasTerminal) {
    List<String> words = new ArrayList<>(SystemCalls.filtered());
    words.add("--die-with-parent");
    words.addAll(
        List.of("--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try"));
    if (!hasTerminal) {
      words.add("--new-session");
    }
    if (IS_ROOT) {
      words.addAll(List.of("--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID"));
      words.addAll(List.of("--cap-add", "CAP_SETPCAP"));
    } else {
      words.addAll(List.of("--unshare-user", "--uid", "65534", "--gid", "65534"));
    }
    words.addAll(files(folder, instead));
    words.addAll(List.of("--chdir", folder.toString(), "--remount-ro", "/", "--"));
    if (IS_ROOT) {
      String id = Integer.toString(user);
      words.addAll(List.of("setpriv", "--reuid", id, "--regid", id, "--clear-groups"));
      words.addAll(List.of("--bounding-set", "-all", "--inh-caps", "-all", "--no-new-privs", "--"));
    }
    words.addAll(program);
    return words;
  }

  private List<String> files(Path folder, Map<Path, Path> instead) {
    List<String> words = new ArrayList<>(List.of("--ro-bind", "/usr", "/usr"));
    for (String name : SYSTEM) {
      Path there = Path.of(name);
      if (Files.isSymbolicLink(there)) {
        words.addAll(List.of("--symlink", target(there), name));
      } else {
        words.addAll(List.of("--ro-bind-try", name, name));
      }
    }
    words.addAll(List.of("--ro-bind", Etc.folder().toString(), "/etc"));
    instead.forEach(
        (there, shown) -> words.addAll(List.of("--ro-bind", shown.toString(), there.toString())));
    words.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    words.addAll(bounded("/dev/shm"));
    words.addAll(List.of("--remount-ro", "/dev"));
    words.addAll(bounded("/tmp"));
    words.addAll(shown("--ro-bind", staged, submission));
    for (Path one : more) {
      if (!one.startsWith(submission)) {
        words.addAll(shown("--ro-bind", one, one));
      }
    }
    words.addAll(shown("--bind", folder, folder));
    return words;
  }

  private static List<String> bounded(String folder) {
    return List.of("--size", Long.toString(Bounds.TEMPORARY), "--perms", "1777", "--tmpfs", folder);
  }

  /** A mount with its parent folders, which bubblewrap alone would create closed to other users. */
  private static List<String> shown(String how, Path from, Path there) {
    List<String> words = new ArrayList<>();
    if (there.startsWith("/usr")) {
      return words;
    }
    for (int names = 1; names < there.getNameCount(); names++) {
      words.addAll(List.of("--dir", "/" + there.subpath(0, names)));
    }
    words.addAll(List.of(how, from.toString(), there.toString()));
    return words;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes the program the owner of the files that a check has put into the folder, as without a
   * sandbox. Only before the program runs: later, a link may have replaced a file.
   */
  public void give(Path folder) {
    if (!IS_ROOT) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot hand over " + folder, e);
    }
  }
}
