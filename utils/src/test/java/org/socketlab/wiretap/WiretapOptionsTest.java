package org.socketlab.wiretap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.testing.Child;
import org.socketlab.testing.Command;
import org.socketlab.testing.Run;

/** The messages of a wiretap that can't draw or show a conversation. */
final class WiretapOptionsTest {
  private static String[] words(String... more) {
    List<String> all = new ArrayList<>(List.of("--listen", "0", "--to", "127.0.0.1:1"));
    all.addAll(Arrays.asList(more));
    return all.toArray(String[]::new);
  }

  @Test
  void aPageWhosePortIsTakenHasASentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());
      Run run = Run.apart(Wiretap.class, words("--web", port));
      assertEquals(1, run.status());
      assertTrue(
          run.err()
              .startsWith("wiretap: cannot serve the page on port " + port + ": Address already"),
          run.err());
    }
    assertEquals(2, Run.apart(Wiretap.class, words("--web", "65536")).status());
  }

  /** How a user without a token yet starts a program. */
  private static String atHome(Path home) {
    return "exec \"$1\" -Duser.home=" + Command.quoted(home.toString()) + " \"${@:2}\"";
  }

  @Test
  void opensTheBrowser(@TempDir Path home) throws IOException {
    Path opened = home.resolve("opened");
    for (String name : List.of("xdg-open", "open")) { // on Linux, on macOS
      Path browser = home.resolve(name);
      Files.writeString(browser, "#!/bin/sh\necho \"$1\" >" + Command.quoted(opened.toString()));
      Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
    }
    String line =
        "mkfifo %s; PATH=%s:/usr/bin:/bin; %s"
            .formatted(
                Command.quoted(opened.toString()), Command.quoted(home.toString()), atHome(home));
    try (Child wiretap = Child.ofMain(line, Wiretap.class, words("--web", "--open"))) {
      String address = wiretap.line().replace("Watch at ", "");
      assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> assertEquals(address + "\n", Files.readString(opened)));
    }
  }

  @Test
  void saysThatThereIsNoBrowser(@TempDir Path home) throws IOException {
    String line = "PATH=/nowhere; " + atHome(home);
    try (Child wiretap = Child.ofMain(line, Wiretap.class, words("--web", "--open"))) {
      wiretap.line();
      assertTrue(wiretap.line().startsWith("Listening on "));
      wiretap.terminate();
      wiretap.expectExit(0, 143);
      assertTrue(
          wiretap.stderr().startsWith("wiretap: cannot start a browser from here"),
          wiretap.stderr());
    }
  }

  @Test
  void anotherOptionBehindWebIsNoPort(@TempDir Path home) throws IOException {
    String line = atHome(home);
    try (Child wiretap = Child.ofMain(line, Wiretap.class, words("--web", "--udp"))) {
      assertTrue(wiretap.line().matches("Watch at http://127\\.0\\.0\\.1:[0-9]+/[0-9a-f]{32}/"));
      wiretap.terminate();
      wiretap.expectExit(0, 143);
    }
  }

  @Test
  void aPictureThatCannotBeWrittenHasASentence(@TempDir Path folder) throws IOException {
    Path nowhere = folder.resolve("nowhere/x.svg");
    Run run = Run.apart(Wiretap.class, words("--svg", nowhere.toString()));
    assertEquals(new Run(1, "", "wiretap: cannot write " + nowhere + ": no such file\n"), run);
    try (Child wiretap = Child.ofMain("exec \"$@\"", Wiretap.class, words("--svg", "/dev/full"))) {
      wiretap.line();
      wiretap.terminate();
      wiretap.expectExit(0, 143);
      assertEquals("wiretap: cannot write /dev/full: No space left on device\n", wiretap.stderr());
    }
    Path picture = folder.resolve("x.svg");
    try (Child wiretap =
        Child.ofMain("exec \"$@\"", Wiretap.class, words("--svg", picture.toString()))) {
      wiretap.line();
      wiretap.terminate();
      wiretap.expectExit(0, 143);
    }
    assertTrue(Files.readString(picture).contains(">nothing went over the wire</text>"));
  }
}
