package org.socketlab.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A hosts file of a check's own, for the program under test alone: what a name resolves to is then
 * neither an accident of this machine nor a name server's answer.
 *
 * <p>Linux can give a process another view of the file system (unshare(1)), if it is not forbidden
 * to, as it is in most containers. Java can be told to read another hosts file, anywhere. A program
 * in another language, in a container, reads the machine's own: {@link #mustHaveBeenReadBy}.
 */
public final class Hosts {
  private static final List<String> NAMESPACE =
      List.of(
          "unshare",
          "--map-root-user",
          "--mount",
          "bash",
          "-c",
          """
          mount --bind "$1" /etc/hosts &&
          if [ -e /etc/nsswitch.conf ]; then mount --bind "$2" /etc/nsswitch.conf; fi &&
          if [ -d /run/nscd ]; then mount -t tmpfs none /run/nscd; fi &&
          shift 2 && exec "$@"
          """,
          "hosts");

  private final Lab lab;
  private final Path hosts;
  private final Path order;
  private final boolean namespace;

  /** With the lines of the file, such as {@code "127.0.0.9 rome"}; localhost is added. */
  public Hosts(Lab lab, String... lines) {
    this.lab = lab;
    hosts = lab.folder().resolve("hosts");
    order = lab.folder().resolve("nsswitch.conf");
    try {
      Files.writeString(hosts, "127.0.0.1 localhost\n" + String.join("\n", lines) + "\n");
      Files.writeString(order, "hosts: files\n");
    } catch (IOException e) {
      throw new CannotCheck("no hosts file to be had: " + e.getMessage(), e);
    }
    for (String line : lines) {
      lab.story().step("hosts", line);
    }
    namespace = works(in(List.of("true")));
  }

  /** Starts the program, which is to look names up in the file. */
  public Child start(String... arguments) {
    return namespace
        ? lab.startUnder(in(List.of()), Map.of(), arguments)
        : lab.start(
            Map.of(
                "JDK_JAVA_OPTIONS",
                "\"-Djdk.net.hosts.file=" + hosts + "\"",
                "RES_OPTIONS",
                "timeout:1 attempts:1"), // what asks a name server all the same is not held up
            arguments);
  }

  /**
   * Waits for the program's end; gives the check up if there was no way to let it read the file.
   */
  public void mustHaveBeenReadBy(Child program) {
    program.exit();
    // The launcher of Java says so, on stderr, when it reads options from there.
    if (!namespace && !program.stderr().contains("JDK_JAVA_OPTIONS")) {
      throw new CannotCheck(
          "this machine lets no program have a hosts file of its own (unshare --map-root-user --mount is refused)",
          null);
    }
  }

  private List<String> in(List<String> program) {
    List<String> words = new ArrayList<>(NAMESPACE);
    words.addAll(List.of(hosts.toString(), order.toString()));
    words.addAll(program);
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
      return false; // no unshare, no bash
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
