package org.socketlab.testing.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.socketlab.grade.Sandboxes;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/**
 * Shows that {@code mvn test -Dlab.command=...} shuts a program in, and that a check does not
 * notice.
 */
final class ShutInInterop {
  @TempDir private Path folder;

  @BeforeEach
  void open() {
    Sandboxes.mustWork();
  }

  @Grades("basics-01")
  static final class Doing {
    @Check(value = "reads, writes and prints", points = 1, teaches = "")
    void files(Lab lab) {
      Child program = lab.start("one", "two words");
      program.type("Hola\n");
      program.expectLine("one,two words,Hola");
      program.expectRest("");
      program.expectExit(3);
    }

    @Check(value = "serves until it is told to stop", points = 1, teaches = "")
    void server(Lab lab) throws IOException {
      Child server = lab.start("serve");
      InetSocketAddress address = server.listening();
      try (Peer client = lab.connect(address)) {
        client.send("x".getBytes(StandardCharsets.UTF_8));
        client.expect("y".getBytes(StandardCharsets.UTF_8));
      }
      server.terminate();
      server.expectLine("bye");
      server.expectExit(0);
    }
  }

  @Test
  void channelsArgumentsAndStatusAreTheProgramsOwn() throws IOException {
    program(
        """
        import os, sys
        assert os.listdir(".") == [] and os.path.dirname(__file__) != os.getcwd()
        open("new", "w").write("x")
        assert os.environ["HOME"] == os.getcwd()
        print(",".join(sys.argv[1:] + [sys.stdin.readline().strip()]))
        sys.exit(3)
        """);
    passes("files");
  }

  @Test
  void clientsReachItAndSignalsDo() throws IOException {
    program(
        """
        import signal, socket, sys
        def stop(*_):
            print("bye", flush=True)
            sys.exit(0)
        signal.signal(signal.SIGTERM, stop)
        server = socket.create_server(("127.0.0.1", 0))
        print("Listening on 127.0.0.1:%d" % server.getsockname()[1], flush=True)
        while True:
            client, _ = server.accept()
            client.recv(1)
            client.sendall(b"y")
            client.close()
        """);
    passes("server");
  }

  private void program(String text) throws IOException {
    Files.writeString(
        Files.createDirectories(folder.resolve("theirs")).resolve("basics-01.py"), text);
  }

  private void passes(String check) {
    Map<String, String> settings = new HashMap<>();
    settings.put("lab.root", folder.toString());
    settings.put("lab.command", "python3 theirs/{program}.py");
    TestExecutionResult result = CheckRun.result(Doing.class, check, settings);
    assertEquals(
        TestExecutionResult.Status.SUCCESSFUL,
        result.getStatus(),
        () -> String.valueOf(result.getThrowable().orElse(null)));
    assertTrue(Files.notExists(folder.resolve("theirs/new")));
  }
}
