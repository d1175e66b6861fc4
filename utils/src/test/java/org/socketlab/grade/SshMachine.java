package org.socketlab.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.testing.Child;
import org.socketlab.testing.Family;
import org.socketlab.testing.RealPeer;
import org.socketlab.testing.Story;

/**
 * A machine with an sshd: this machine under another port. It has its own home folder from the
 * start, since a shell that sshd starts reads the .bashrc there.
 */
final class SshMachine implements AutoCloseable {
  /** Becomes a user without rights, as graders on most machines are. */
  static final List<String> AS_NOBODY =
      List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "--");

  private final Path folder;
  private final int port;
  private final Child sshd;

  /**
   * Starts it in a new folder.
   *
   * @param as the words before each command that runs on the machine
   */
  SshMachine(Path folder, int port, List<String> as) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.port = port;
    Path sshdProgram = RealPeer.require("sshd");
    RealPeer.require("parallel");
    RealPeer.require("rsync");
    key("key");
    key("host");
    Path home = Files.createDirectories(folder.resolve("home"));
    Path configuration = folder.resolve("sshd_config");
    Files.writeString(
        configuration,
        """
        Port %d
        ListenAddress 127.0.0.1
        HostKey %s
        AuthorizedKeysFile %s
        PidFile none
        StrictModes no
        UsePAM no
        PermitRootLogin yes
        SetEnv "HOME=%s"
        ForceCommand cd; exec %s bash -c "$SSH_ORIGINAL_COMMAND"
        """
            .formatted(
                port,
                folder.resolve("host"),
                folder.resolve("key.pub"),
                home,
                String.join(" ", as)));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
    Files.createDirectories(Path.of("/run/sshd")); // sshd's chroot before the login
    ProcessBuilder builder =
        new ProcessBuilder(sshdProgram.toString(), "-D", "-e", "-f", configuration.toString());
    sshd = new Child(Family.start(builder), new Story());
    if (!sshd.says(said -> said.contains("Server listening on"), 10_000)) {
      throw new IOException("sshd does not listen: " + sshd.stderr());
    }
  }

  /** Whether a user without rights may shut programs in here. */
  static boolean mayBeNobody() throws IOException {
    List<String> words = new ArrayList<>(AS_NOBODY);
    words.addAll(List.of("bwrap", "--unshare-user", "--ro-bind", "/", "/", "true"));
    try (Child tried = new Child(Family.start(new ProcessBuilder(words)), new Story())) {
      return tried.exit() == 0;
    }
  }

  private void key(String name) throws IOException {
    Path file = folder.resolve(name);
    try {
      int status =
          new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file.toString())
              .start()
              .waitFor();
      if (status != 0) {
        throw new IOException("ssh-keygen fails");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  /** The machine's name on lab's command line. */
  String host() {
    return String.join(
        " ",
        List.of(
            "-o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR",
            "-i " + folder.resolve("key"),
            "-p " + port,
            System.getProperty("user.name") + "@127.0.0.1"));
  }

  /** Ends everything on the machine, at once. */
  void pullThePlug() {
    sshd.close();
  }

  @Override
  public void close() {
    pullThePlug();
  }
}
