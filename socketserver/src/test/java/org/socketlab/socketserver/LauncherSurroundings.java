package org.socketlab.socketserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.testing.Run;

/** The launchers and their jars in unusual environments. */
final class LauncherSurroundings {
  private static final Path ROOT = Path.of(System.getProperty("lab.root"));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC_ALL=C",
        "LANGUAGE=", // no locale at all
        "LC_ALL=tlh", // a locale that is not installed
        "JDK_JAVA_OPTIONS=-Duser.language=fa -Duser.country=IR",
        "JDK_JAVA_OPTIONS=-Duser.language=tr -Duser.country=TR",
      })
  void namesAndNumbers(String variable) throws IOException {
    String[] parts = variable.split("=", 2);
    Map<String, String> environment = Map.of(parts[0], parts[1]);
    assertEquals(
        "Protocol tcp, port 110 => name [pop3]\n",
        run(environment, bin("basics-03"), "--port", "110").out());

    Path site = Files.createDirectory(folder.resolve("página web"));
    Files.writeString(site.resolve("ñ.txt"), "hola");
    Process server =
        start(environment, bin("mini-web"), "--port", "0", "--root", site.getFileName().toString());
    try {
      BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
      int port = Integer.parseInt(out.readLine().replaceFirst("Listening on 127.0.0.1:", ""));
      assertEquals("hola", ask(port, "GET /%C3%B1.txt\r\n"));
      ask(port, "GET /%C3%B1.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      String log = out.readLine() + out.readLine();
      assertTrue(log.contains("\"GET /%C3%B1.txt\" 200 4"), log);
    } finally {
      server.destroy();
    }
  }

  /** The first start writes a class archive beside the jar, the second one uses it. */
  @Test
  void aCheckoutWithABlankAndAnAccent() throws IOException {
    Path checkout = Files.createDirectory(folder.resolve("mi código"));
    Path target = checkout.resolve("utils").resolve("target");
    copy(ROOT.resolve("bin"), checkout.resolve("bin"));
    copy(ROOT.resolve("utils/target/lib"), target.resolve("lib"));
    Files.copy(ROOT.resolve("utils/target/utils.jar"), target.resolve("utils.jar"));
    for (int i = 0; i < 2; i++) {
      assertEquals(
          new Run(0, "IP address [127.0.0.1] of [127.0.0.1]\n", ""),
          run(Map.of("LC_ALL", "C"), checkout.resolve("bin/basics-02"), "127.0.0.1"));
    }
    try (Stream<Path> files = Files.list(target)) {
      assertTrue(files.anyMatch(file -> file.toString().endsWith(".jsa")), "no class archive");
    }
  }

  @Test
  void aCurrentFolderThatIsGone() throws IOException {
    Path gone = Files.createDirectory(folder.resolve("gone"));
    String command = "cd \"$1\" && rmdir \"$1\" && exec \"$2\" 127.0.0.1";
    Run run = run(Map.of(), Path.of("/bin/sh"), "-c", command, "sh", gone, bin("basics-02"));
    assertEquals(1, run.status());
    assertTrue(
        run.err()
            .endsWith("basics-02: the current folder has been deleted\nhint: cd to another one\n"),
        run.err());
  }

  /** As in a container that runs under a user number without an account. */
  @Test
  void aUserWithoutAHome() throws IOException {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root can become nobody");
    for (Path program : List.of(bin("tws"), bin("chat-server"))) {
      List<Object> options =
          program.endsWith("tws") ? List.of("--port", "0") : List.of("127.0.0.1", "0");
      Stream<Object> words = Stream.of("--reuid=4242", "--clear-groups", program);
      Run run =
          run(
              Map.of(),
              Path.of("/usr/bin/setpriv"),
              Stream.concat(words, options.stream()).toArray());
      assertEquals(1, run.status(), run.err());
      assertEquals(
          "%s: this user's home folder, to keep data in, is not there\nhint: --data DIR names another folder\n"
              .formatted(program.getFileName()),
          run.err());
      assertFalse(Files.exists(folder.resolve("?")));
    }
  }

  private static Path bin(String program) {
    return ROOT.resolve("bin").resolve(program);
  }

  private Run run(Map<String, String> environment, Path command, Object... arguments)
      throws IOException {
    Process process = start(environment, command, arguments);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = Files.readString(folder.resolve("stderr"));
    return new Run(process.onExit().join().exitValue(), out, err);
  }

  /** Starts a launcher in the test's folder, with only the path to Java from our environment. */
  private Process start(Map<String, String> environment, Path command, Object... arguments)
      throws IOException {
    List<String> words =
        Stream.concat(Stream.of(command), Stream.of(arguments)).map(Object::toString).toList();
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.redirectError(folder.resolve("stderr").toFile());
    Map<String, String> variables = builder.environment();
    variables.keySet().retainAll(List.of("PATH", "JAVA_HOME"));
    variables.put("SOCKETLAB_BUILD", "never"); // this is the build
    variables.putAll(environment);
    return builder.start();
  }

  private static String ask(int port, String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }
}
