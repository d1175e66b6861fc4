package org.socketlab.socketserver.chat.nats;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.socketlab.socketserver.web.Attack;
import org.socketlab.testing.RealPeer;

/** A real nats-server with JetStream, alone or in a cluster, that can be killed and come back. */
public final class NatsNode implements AutoCloseable {
  private final Path folder;
  private final List<String> words;
  private Process process;
  private String url;

  private NatsNode(String name, Path folder, List<String> more) throws IOException {
    this.folder = Files.createDirectories(folder);
    words = new ArrayList<>(List.of(RealPeer.require("nats-server").toString(), "-n", name));
    words.addAll(List.of("-a", "127.0.0.1", "-sd", folder.resolve("store").toString()));
    words.addAll(List.of("-l", folder.resolve("log").toString()));
    words.addAll(List.of("--ports_file_dir", folder.toString()));
    words.addAll(more);
  }

  /** A single server. */
  public static NatsNode alone(Path folder) throws IOException {
    NatsNode node = new NatsNode("alone", folder, List.of("-js"));
    node.start();
    return node;
  }

  /** A single server without JetStream. */
  public static NatsNode withoutStreams(Path folder) throws IOException {
    NatsNode node = new NatsNode("alone", folder, List.of());
    node.start();
    return node;
  }

  /** A cluster of three. */
  public static List<NatsNode> cluster(Path folder) throws IOException {
    // The servers must know each other's ports before any of them runs: ports that are free now.
    List<String> routes = new ArrayList<>();
    List<ServerSocket> held = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      held.add(socket);
      routes.add("nats://127.0.0.1:" + socket.getLocalPort());
    }
    for (ServerSocket socket : held) {
      socket.close();
    }
    List<NatsNode> nodes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      List<String> more =
          List.of(
              "-js",
              "--cluster_name",
              "lab",
              "--cluster",
              routes.get(i),
              "--routes",
              String.join(",", routes));
      nodes.add(new NatsNode("n" + i, folder.resolve("n" + i), more));
    }
    for (NatsNode node : nodes) {
      node.start();
    }
    return nodes;
  }

  /** The cluster's leader for that stream, whose end has the largest effect. */
  public static NatsNode leader(List<NatsNode> nodes, String stream) throws Exception {
    List<BrokerAddress> addresses = nodes.stream().map(NatsNode::address).toList();
    try (Broker broker = new Broker(addresses, note -> {})) {
      var info = broker.connection().jetStreamManagement().getStreamInfo(stream);
      return nodes.get(info.getClusterInfo().getLeader().charAt(1) - '0');
    }
  }

  /** Starts the server, the first time on any free port, later on the same port. */
  public void start() throws IOException {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of("-p", url == null ? "-1" : String.valueOf(URI.create(url).getPort())));
    process = new ProcessBuilder(all).inheritIO().start();
    Path ports = folder.resolve("nats-server_" + process.pid() + ".ports");
    Attack.await("nats-server listens", () -> isWritten(ports));
  }

  private boolean isWritten(Path ports) {
    try {
      if (!process.isAlive()) {
        throw new AssertionError(Files.readString(folder.resolve("log")));
      }
      String text = Files.exists(ports) ? Files.readString(ports) : "";
      if (!text.strip().endsWith("}")) {
        return false; // it is about to be written
      }
      url = new ObjectMapper().readTree(text).path("nats").path(0).asText();
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where clients connect. */
  public BrokerAddress address() {
    return new BrokerAddress(URI.create(url));
  }

  /** The folder with all its data. */
  public Path folder() {
    return folder;
  }

  /** Deletes its streams, while it does not run. */
  public void forget() throws IOException {
    Files.move(folder.resolve("store"), folder.resolve("forgotten"));
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    try {
      process.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGSTOP: the server stops working, and its connections stay open. */
  public void freeze() throws IOException, InterruptedException {
    signal("STOP");
    Attack.await("nats-server stands still", this::isFrozen);
  }

  /** SIGCONT. */
  public void thaw() throws IOException, InterruptedException {
    signal("CONT");
  }

  private void signal(String signal) throws IOException, InterruptedException {
    String pid = String.valueOf(process.pid());
    new ProcessBuilder("kill", "-" + signal, pid).inheritIO().start().waitFor();
  }

  /** Whether all its threads are stopped, which takes a moment for each: T in proc(5). */
  private boolean isFrozen() {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
      for (Path thread : threads.toList()) {
        if (!Files.readString(thread.resolve("stat")).replaceFirst(".*\\) ", "").startsWith("T")) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
  }
}
