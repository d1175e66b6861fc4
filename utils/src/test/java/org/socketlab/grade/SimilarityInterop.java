package org.socketlab.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * lab grade --similar, with a jar that takes the words that JPlag takes, and lists what it is given
 * to compare: JPlag's own jar is in no package registry.
 */
final class SimilarityInterop {
  private static final String LIST =
      """
      import java.nio.file.*;
      import java.util.*;

      public class Compare {
        public static void main(String[] args) throws Exception {
          List<String> words = List.of(args);
          if (words.get(words.indexOf("-l") + 1).equals("java")) {
            System.err.println("Not enough valid submissions!");
            System.exit(1);
          }
          String report = words.get(words.indexOf("-r") + 1) + ".jplag";
          String base = words.get(words.indexOf("-bc") + 1);
          String all = list(words.get(words.size() - 1));
          Files.writeString(Path.of(report), all + (list(base).contains(" basics-01.py") ? "but its start" : ""));
        }

        static String list(String folder) throws Exception {
          StringBuilder all = new StringBuilder();
          try (var files = Files.walk(Path.of(folder))) {
            files.filter(Files::isRegularFile).sorted().forEach(
                file -> all.append(" ").append(Path.of(folder).relativize(file)).append("\\n"));
          }
          return all.toString();
        }
      }
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void begin() {
    Sandboxes.mustWork();
  }

  @Test
  void comparesWhatIsInFoldersAndZipsButNotWhatIsHandedOut() throws IOException {
    ClassUnderTest students = new ClassUnderTest(folder);
    Path ana = students.student("ana", "print('hello')\n");
    Files.createSymbolicLink(ana.resolve("again.py"), Path.of("basics-01.py"));
    GradeInterop.zip(folder.resolve("in/zed.zip"), "my-lab/basics-01.py", "print('hello')\n");
    Files.createSymbolicLink(folder.resolve("in/link"), Path.of("/etc"));
    students.grade(0, "--similar", jar().toString());
    assertEquals(
        " ana/basics-01.py\n zed/basics-01.py\nbut its start",
        Files.readString(students.out("similar-python.jplag")));
    String page = Files.readString(students.out("class.html"));
    assertTrue(page.contains("<a href=\"similar-python.jplag\">"), page);
    assertFalse(page.contains("similar-java"), "a link to a report that is not there");
    assertTrue(Files.readString(students.out("similar-java.log")).startsWith("Not enough"));
  }

  private Path jar() throws IOException {
    Path source = Files.writeString(folder.resolve("Compare.java"), LIST);
    Path jar = folder.resolve("compare.jar");
    run("javac", "-d", folder.toString(), source.toString());
    run("jar", "cfe", jar.toString(), "Compare", "-C", folder.toString(), "Compare.class");
    return jar;
  }

  private static void run(String tool, String... words) {
    assertEquals(0, ToolProvider.findFirst(tool).orElseThrow().run(System.out, System.err, words));
  }
}
