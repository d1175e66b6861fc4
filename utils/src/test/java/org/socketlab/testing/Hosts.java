package org.socketlab.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A check's own hosts file, for the program under test alone: names then resolve the same on every
 * machine, without a name server.
 *
 * <p>Linux can give a process another view of the file system (unshare(1)), but most containers
 * forbid that. There proot(1), if installed, does the same: proot needs no rights, since it traces
 * its child's system calls and changes the paths in them. Java can read another hosts file on any
 * system. A program in another language, without any of these, reads the machine's own: {@link
 * #mustHaveBeenReadBy}.
 */
public final class Hosts {
  private static final String MOUNT =
      """
      mount --bind "$1" /etc/hosts &&
      if [ -e /etc/nsswitch.conf ]; then mount --bind "$2" /etc/nsswitch.conf; fi &&
      if [ -d /run/nscd ]; then mount -t tmpfs none /run/nscd; fi &&
      shift 2 && exec "$@"
      """;

  private static final String FOLLOW =
      """
      hosts=$1 order=$2 && shift 2 &&
      if [ -e /etc/nsswitch.conf ]; then set -- -b "$order:/etc/nsswitch.conf" "$@"; fi &&
      if [ -d /run/nscd ]; then set -- -b "${hosts%/*}:/run/nscd" "$@"; fi &&
      exec proot -b "$hosts:/etc/hosts" "$@"
      """;

  /** Ways to another view, the best first; each takes two files and a command. */
  private static final List<List<String>> WAYS =
      List.of(
          List.of("unshare", "--map-root-user", "--mount", "bash", "-c", MOUNT, "hosts"),
          List.of("unshare", "--mount", "bash", "-c", MOUNT, "hosts"), // root's, without namespaces
          List.of("bash", "-c", FOLLOW, "hosts"));

  /**
   * Java sorts addresses by default, so that a program that ignores their order looks as if it did
   * not.
   */
  private static final String UNSORTED = "-Djava.net.preferIPv6Addresses=system";

  private final Lab lab;
  private final Path hosts;
  private final Path order;
  private final Optional<List<String>> way;

  /** With the lines of the file, such as {@code "127.0.0.9 rome"}; localhost is added. */
  public Hosts(Lab lab, String... lines) {
    this.lab = lab;
    hosts = lab.folder().resolve("hosts");
    order = lab.folder().resolve("nsswitch.conf");
    try {
      Files.writeString(hosts, "127.0.0.1 localhost\n" + String.join("\n", lines) + "\n");
      Files.writeString(order, "hosts: files\n");
    } catch (IOException e) {
      throw new CannotCheck("cannot create a hosts file: " + e.getMessage(), e);
    }
    for (String line : lines) {
      lab.story().step("hosts", line);
    }
    way =
        WAYS.stream()
            .filter(some -> !lab.isShutIn())
            .filter(some -> works(by(some, "cmp", "-s", hosts.toString(), "/etc/hosts")))
            .findFirst();
  }

  /** Starts the program, which should look names up in the file. */
  public Child start(String... arguments) {
    if (lab.isShutIn()) {
      return lab.startWith(
          Map.of(Path.of("/etc/hosts"), hosts, Path.of("/etc/nsswitch.conf"), order),
          Map.of("JDK_JAVA_OPTIONS", UNSORTED),
          arguments);
    }
    return way.isPresent()
        ? lab.startUnder(by(way.get()), Map.of("JDK_JAVA_OPTIONS", UNSORTED), arguments)
        : lab.start(
            Map.of(
                "JDK_JAVA_OPTIONS",
                UNSORTED + " \"-Djdk.net.hosts.file=" + hosts + "\"",
                "RES_OPTIONS",
                "timeout:1 attempts:1"), // a program that still asks a name server is not held up
            arguments);
  }

  /**
   * Waits for the program's end; gives up the check if there was no way to make the program read
   * the file.
   */
  public void mustHaveBeenReadBy(Child program) {
    program.exit();
    // The launcher of Java says so, on stderr, when it reads options from there.
    if (way.isEmpty() && !lab.isShutIn() && !program.stderr().contains("JDK_JAVA_OPTIONS")) {
      throw new CannotCheck(
          "no program gets a hosts file of its own here: unshare --map-root-user --mount is"
              + " refused, and proot, which needs no rights, is not installed",
          null);
    }
  }

  /**
   * Waits for the program to connect to the address in the file; gives up the check if there was no
   * way to make the program read the file.
   */
  public Peer accept(Door door, Child program) {
    try {
      return door.accept();
    } catch (CheckFailed e) {
      mustHaveBeenReadBy(program);
      throw e;
    }
  }

  private List<String> by(List<String> some, String... program) {
    List<String> words = new ArrayList<>(some);
    words.addAll(List.of(hosts.toString(), order.toString()));
    words.addAll(List.of(program));
    return words;
  }

  private static boolean works(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = process.waitFor(Child.PATIENCE_SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no unshare, no bash, no proot
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
