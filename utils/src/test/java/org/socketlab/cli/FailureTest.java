package org.socketlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.net.Addresses;
import org.socketlab.testing.Run;

/** Each failure's sentence, its hint, and its exit status. */
final class FailureTest {
  private static final String IS_IT_RUNNING = "is the server running, and on that port?";

  @Test
  void aRefusedConnection() {
    assertEquals(
        failed("cannot connect to rome port 80: Connection refused", IS_IT_RUNNING),
        failing("connect to rome port 80", new ConnectException("Connection refused")));
  }

  @Test
  void aRefusedConnectionOfARealSocket() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = taken.getLocalPort();
    }
    Run run =
        Run.of(
            new ProgramUnderTest(
                (program, out) -> {
                  program.tries("connect to " + program.target());
                  try (Socket socket = new Socket()) {
                    socket.connect(
                        program.target().at(program.target().resolve()),
                        program.target().timeoutMillis());
                  }
                }),
            "--host",
            "127.0.0.1",
            "--port",
            String.valueOf(port));
    assertEquals(
        failed("cannot connect to 127.0.0.1 port " + port + ": Connection refused", IS_IT_RUNNING),
        run);
  }

  @Test
  void aSilentPeer() {
    String hint = "is it the right port, and the right protocol? --timeout waits longer";
    assertEquals(
        failed("cannot hear: no answer within 5 s", hint),
        failing("hear", new SocketTimeoutException("Read timed out")));
    assertEquals(
        failed("cannot hear: no answer within 0.25 s", hint),
        failing("hear", new SocketTimeoutException("Read timed out"), "--timeout", "0.25"));
  }

  @Test
  void aSilentPeerOfARealSocket() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Run run =
          Run.of(
              new ProgramUnderTest(
                  (program, out) -> {
                    program.tries("hear from " + program.target());
                    try (Socket socket = new Socket("127.0.0.1", program.target().port())) {
                      socket.setSoTimeout(program.target().timeoutMillis());
                      out.println(socket.getInputStream().read());
                    }
                  }),
              "--timeout",
              "0.05",
              "--port",
              String.valueOf(silent.getLocalPort()));
      assertEquals(1, run.status());
      assertTrue(run.err().contains("no answer within 0.05 s\n"), run.err());
    }
  }

  @Test
  void anUnknownHost() {
    assertEquals(
        failed(
            "cannot look up rome: unknown host",
            "check the spelling, and that this machine has a name server"),
        failing("look up rome", new UnknownHostException("rome: Name or service not known")));
  }

  @Test
  void aTakenPort() {
    assertEquals(
        failed(
            "cannot listen on 127.0.0.1:80: Address already in use",
            "--port 0 takes any free port; ports below 1024 are for administrators"),
        failing("listen on 127.0.0.1:80", new BindException("Address already in use")));
  }

  @Test
  void aTakenPortOfARealSocket() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Run run =
          Run.of(
              new ProgramUnderTest(
                  (program, out) -> {
                    program.tries("listen on " + Addresses.text(taken.getLocalSocketAddress()));
                    try (ServerSocket second = new ServerSocket()) {
                      second.bind((InetSocketAddress) taken.getLocalSocketAddress());
                    }
                  }));
      assertEquals(1, run.status());
      assertTrue(
          run.err()
              .startsWith(
                  "program: cannot listen on 127.0.0.1:%d: Address already in use"
                      .formatted(taken.getLocalPort())),
          run.err());
    }
  }

  @Test
  void anythingElseThatANetworkOrADiskDoes() {
    assertEquals(
        failed("cannot read from rome: Connection reset"),
        failing("read from rome", new IOException("Connection reset")));
    assertEquals(failed("Connection reset"), failing(null, new IOException("Connection reset")));
    assertEquals(failed("cannot read: it ends too early"), failing("read", new EOFException()));
    assertEquals(
        failed("cannot read: it is closed"), failing("read", new ClosedChannelException()));
  }

  @Test
  void aFile() {
    assertEquals(
        failed("cannot read notes: no such file"),
        failing("read notes", new NoSuchFileException("notes")));
    assertEquals(
        failed("cannot read notes: permission denied"),
        failing("read notes", new AccessDeniedException("notes")));
    assertEquals(
        failed("cannot read notes: Too many levels of symbolic links"),
        failing(
            "read notes",
            new FileSystemException("notes", null, "Too many levels of symbolic links")));
  }

  /** The JDK's message for these exceptions is only the file's name. */
  @Test
  void everyFileHasAReason() {
    for (FileSystemException bare :
        List.of(
            new NoSuchFileException("notes"),
            new AccessDeniedException("notes"),
            new FileAlreadyExistsException("notes"),
            new NotDirectoryException("notes"),
            new DirectoryNotEmptyException("notes"),
            new FileSystemLoopException("notes"),
            new NotLinkException("notes"),
            new FileSystemException("notes"))) {
      String reason = Reason.of(bare);
      assertFalse(reason.contains("notes") || reason.isBlank(), bare + ": " + reason);
    }
  }

  @Test
  void aFolderThatIsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("notes"));
    Run run =
        Run.of(
            new ProgramUnderTest(
                (program, out) -> {
                  program.tries("keep notes in " + file);
                  Files.createDirectories(file);
                }));
    assertEquals(
        failed("cannot keep notes in " + file + ": a file of that name is already there"), run);
  }

  @Test
  void aSentenceOfTheProgramsOwn() {
    assertEquals(failed("after 3 of 5 bytes"), failing("x", Failure.of("after 3 of 5 bytes")));
    assertEquals(
        new Run(2, "", "program: --a goes with --b\nhint: --a 1 --b 2\n"),
        failing("x", Failure.usage("--a goes with --b").hint("--a 1 --b 2")));
  }

  @Test
  void severalSentences() {
    assertEquals(
        new Run(1, "", "program: no a\nprogram: no b\nhint: try c\n"),
        failing("x", Failure.of("no a\nno b").hint("try c")));
  }

  @Test
  void aStreamThatTakesNoExceptions() {
    assertEquals(
        failed("cannot write to standard output: Broken pipe"),
        failing(
            "x",
            new UncheckedIOException(
                "cannot write to standard output", new IOException("Broken pipe"))));
  }

  @Test
  void aMistakeOfTheProgrammerShowsWhere() {
    Run run =
        Run.of(
            new ProgramUnderTest(
                (program, out) -> {
                  throw new IllegalStateException("never happens");
                }));
    assertEquals(1, run.status());
    assertTrue(run.err().startsWith("java.lang.IllegalStateException: never happens"), run.err());
    assertTrue(run.err().contains("\tat org.socketlab.cli.FailureTest"), run.err());
  }

  @Test
  void aNoteIsNoFailure() {
    assertEquals(
        new Run(0, "", "program: by the way\n"),
        Run.of(new ProgramUnderTest((program, out) -> program.says("by the way"))));
  }

  @Test
  void resultsStayOnStdout() {
    assertEquals(
        new Run(1, "half of it\n", "program: Connection reset\n"),
        Run.of(
            new ProgramUnderTest(
                (program, out) -> {
                  out.println("half of it");
                  throw new IOException("Connection reset");
                })));
  }

  private static Run failing(String attempt, Exception failure, String... arguments) {
    return Run.of(
        new ProgramUnderTest(
            (program, out) -> {
              program.tries(attempt);
              if (failure instanceof RuntimeException unchecked) {
                throw unchecked;
              }
              throw (IOException) failure;
            }),
        arguments);
  }

  private static Run failed(String sentence) {
    return new Run(1, "", "program: " + sentence + "\n");
  }

  private static Run failed(String sentence, String hint) {
    return new Run(1, "", "program: " + sentence + "\nhint: " + hint + "\n");
  }
}
