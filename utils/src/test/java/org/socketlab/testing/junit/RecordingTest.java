package org.socketlab.testing.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** A failed check shows what was on the wire, and keeps it for Wireshark. */
final class RecordingTest {
  /** Says a word to the port that is its second argument, and prints what comes back. */
  private static final String TALK = "exec 3<>/dev/tcp/127.0.0.1/$2; printf Hola >&3; cat <&3";

  @TempDir private Path folder;

  @Grades("basics-01")
  static final class Talk {
    @Check(value = "talks", points = 1, teaches = "manners")
    void talk(Lab lab) {
      Door door = lab.listen();
      lab.start("--port", door.port());
      Peer peer = door.accept();
      peer.expect("Hola");
      peer.send(new byte[] {1, 2, 3});
      peer.endStream();
      peer.expectAll("Adios");
    }

    @Check(value = "says two words", points = 1, teaches = "datagrams")
    void datagram(Lab lab) {
      Datagrams socket = lab.datagrams();
      lab.start("--port", socket.port());
      socket.send("answer".getBytes(StandardCharsets.UTF_8), socket.receive().from());
      throw new CheckFailed("enough");
    }
  }

  @Test
  void theStoryHasItsLadderAndNamesItsCapture() throws IOException {
    CheckFailed failure = CheckRun.failed(Talk.class, "talk", grading(TALK));
    String ladder =
        """
            | open |
            |-- 4 B Hola ->|
            |<- 3 B 01 02 03 |
            |<- end of stream --|
            |-- end of stream ->|

          Wire target/grade/basics-01-talk.pcap

          Why manners
        """
            .replaceAll("(?m)^ +", "");
    String story = failure.story().replaceAll("-{3,}", "-").replaceAll(" +", " ");
    assertTrue(story.replaceAll("(?m)^ ", "").contains(ladder), failure.story());
    byte[] capture = Files.readAllBytes(folder.resolve("target/grade/basics-01-talk.pcap"));
    assertEquals(0xA1B2C3D4, ByteBuffer.wrap(capture).getInt());
    assertTrue(
        new String(capture, StandardCharsets.ISO_8859_1).contains("Hola"), "the bytes are in it");
  }

  @Test
  void datagramsAreInIt() throws IOException {
    String story =
        CheckRun.failed(Talk.class, "datagram", grading("printf hello >/dev/udp/127.0.0.1/$2"))
            .story();
    assertTrue(story.contains(" UDP "), story);
    assertTrue(story.contains("|-- 5 B  hello ---"), story);
    assertTrue(story.contains("--- 6 B  answer |"), story);
  }

  @Test
  void aCheckThatPassesLeavesNoFile() throws IOException {
    Path file = folder.resolve("target/grade/basics-01-talk.pcap");
    Files.createDirectories(file.getParent());
    Files.createFile(file); // of an earlier run
    TestExecutionResult result =
        CheckRun.result(
            Talk.class,
            "talk",
            grading("exec 3<>/dev/tcp/127.0.0.1/$2; printf HolaAdios >&3; cat <&3"));
    assertEquals(TestExecutionResult.Status.SUCCESSFUL, result.getStatus(), result.toString());
    assertFalse(Files.exists(file));
  }

  /** Without a root folder, as when checks are checked, nothing is written. */
  @Test
  void aCheckOfACheckLeavesNoFile() throws IOException {
    CheckFailed failure = CheckRun.failed(Talk.class, "talk", CheckRun.program(folder, TALK));
    assertTrue(failure.story().contains("| open "), failure.story());
    assertFalse(failure.story().contains(".pcap"), failure.story());
  }

  private Map<String, String> grading(String lines) throws IOException {
    Map<String, String> settings = new HashMap<>(CheckRun.program(folder, lines));
    settings.put("lab.root", folder.toString());
    settings.put("lab.unprotected", "true");
    return settings;
  }
}
