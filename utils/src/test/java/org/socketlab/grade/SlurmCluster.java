package org.socketlab.grade;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.socketlab.testing.Child;
import org.socketlab.testing.Family;
import org.socketlab.testing.RealPeer;
import org.socketlab.testing.Story;

/** A cluster of one machine, which is this one. */
final class SlurmCluster implements AutoCloseable {
  private final Path configuration;
  private final Deque<Child> daemons = new ArrayDeque<>();

  /** Starts the cluster in a new folder, on two free ports. */
  SlurmCluster(Path folder, int port, int other) throws IOException {
    Files.createDirectories(folder.resolve("state"));
    Files.createDirectories(folder.resolve("spool"));
    byte[] secret = new byte[1024];
    new SecureRandom().nextBytes(secret);
    Path key = Files.write(folder.resolve("munge.key"), secret);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("r--------"));
    String name = hostName();
    configuration = folder.resolve("slurm.conf");
    Files.writeString(
        configuration,
        """
        ClusterName=lab
        SlurmctldHost=%1$s(127.0.0.1)
        SlurmctldPort=%2$d
        SlurmdPort=%3$d
        AuthType=auth/munge
        AuthInfo=socket=%4$s/munge.sock
        SlurmUser=%5$s
        SlurmdUser=%5$s
        StateSaveLocation=%4$s/state
        SlurmdSpoolDir=%4$s/spool
        SlurmctldPidFile=%4$s/slurmctld.pid
        SlurmdPidFile=%4$s/slurmd.pid
        ProctrackType=proctrack/pgid
        TaskPlugin=task/none
        ReturnToService=2
        SelectType=select/cons_tres
        SelectTypeParameters=CR_CPU
        SchedulerParameters=sched_interval=1,batch_sched_delay=1
        NodeName=%1$s NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN
        PartitionName=lab Nodes=ALL Default=YES MaxTime=INFINITE State=UP
        """
            .formatted(name, port, other, folder, System.getProperty("user.name")));
    daemon(
        "munged",
        "--foreground",
        "--force",
        "--key-file=" + key,
        "--socket=" + folder.resolve("munge.sock"),
        "--pid-file=" + folder.resolve("munged.pid"),
        "--log-file=" + folder.resolve("munged.log"),
        "--seed-file=" + folder.resolve("munge.seed"));
    for (int round = 0; round < 500 && !Files.exists(folder.resolve("munge.sock")); round++) {
      daemons.getFirst().hasEnded(20);
    }
    daemon("slurmctld", "-D", "-f", configuration.toString());
    daemon("slurmd", "-D", "-f", configuration.toString());
  }

  /** The name by which slurmd looks for itself. */
  private static String hostName() throws IOException {
    Process hostname = new ProcessBuilder("hostname", "-s").start();
    return new String(hostname.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  private void daemon(String name, String... options) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(RealPeer.require(name).toString());
    words.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("SLURM_CONF", configuration.toString());
    daemons.push(new Child(Family.start(builder), new Story()));
  }

  /** The shell variables that tell Slurm's commands where the cluster is. */
  String environment() {
    return "export SLURM_CONF='" + configuration + "'";
  }

  @Override
  public void close() {
    daemons.forEach(Child::close);
  }
}
