package org.socketlab.wiretap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.testing.Child;
import org.socketlab.testing.Command;
import org.socketlab.testing.Run;

/** What wiretap says when it can't draw, or can't show, what it is asked to. */
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

  @Test
  void anotherOptionBehindWebIsNoPort(@TempDir Path home) throws IOException {
    String line = "exec \"$1\" -Duser.home=" + Command.quoted(home.toString()) + " \"${@:2}\"";
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
