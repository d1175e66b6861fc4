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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a program under test runs: it sees its submission, what the system's own programs need, and
 * the check's folder, in which alone it can write; and of processes itself. The network is the
 * check's. It has no rights, and no way to get any.
 *
 * @param submission the submission's folder, which it can read
 * @param staged the copy of it that it sees there
 * @param more further folders that it can read, such as a JDK's
 * @param user where root grades: whom it runs as, nobody whom this machine knows, and nobody else
 *     at the time, since the kernel counts by users
 */
public record ProgramSandbox(Path submission, Path staged, List<Path> more, int user) {
  /** Root can make namespaces at once, and gives the program another user; others become one. */
  static final boolean IS_ROOT = "root".equals(System.getProperty("user.name"));

  /** What programs look for in /etc, and nothing that is about this machine or its users. */
  private static final Pattern ETC =
      Pattern.compile(
          "alternatives|gai.conf|host.conf|hosts|java.*|ld.so.*|locale.alias|localtime|mime.types"
              + "|nsswitch.conf|perl|protocols|python3.*|services|timezone");

  private static final List<String> SYSTEM =
      List.of("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32");

  /** The first of the users that programs run as: above all that a machine gives to anybody. */
  public static final int USERS = 200_000_000;

  /** Where it looks for the programs that it starts. */
  public static final String PATH = "/usr/local/bin:/usr/bin:/bin";

  /** Whether it finds a program by that name, or at that path. */
  public boolean hasProgram(String name) {
    return name.startsWith("/")
        ? Files.isExecutable(Path.of(name))
        : Arrays.stream(PATH.split(":")).anyMatch(one -> Files.isExecutable(Path.of(one, name)));
  }

  /** What it finds in its environment, but for what the check adds. */
  public Map<String, String> environment(Path folder) {
    return Map.of("PATH", PATH, "HOME", folder.toString(), "USER", "student");
  }

  /**
   * The command that runs a program in it.
   *
   * @param folder the check's own, in which it runs
   * @param instead files that it finds in place of others, by those
   * @param hasTerminal whether its terminal is its own: it must not type at the grader's
   */
  public List<String> around(
      List<String> program, Path folder, Map<Path, Path> instead, boolean hasTerminal) {
    List<String> words = new ArrayList<>(List.of("bwrap", "--die-with-parent"));
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
    words.addAll(List.of("--dir", "/etc"));
    Set<Path> etc = new TreeSet<>(ofEtc());
    etc.addAll(instead.keySet());
    for (Path there : etc) {
      Path shown = instead.getOrDefault(there, there);
      words.addAll(List.of("--ro-bind", shown.toString(), there.toString()));
    }
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

  private static List<Path> ofEtc() {
    try (Stream<Path> files = Files.list(Path.of("/etc"))) {
      return files
          .filter(file -> ETC.matcher(file.getFileName().toString()).matches())
          .filter(Files::isReadable)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> bounded(String folder) {
    return List.of("--size", Long.toString(Bounds.TEMPORARY), "--perms", "1777", "--tmpfs", folder);
  }

  /** With the folders on the way there, which bubblewrap makes so that nobody else may enter. */
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
   * Makes the program the owner of what a check has put into its folder, as it is without a
   * sandbox. Only before it runs: later a file's place may have been taken by a link.
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
