package org.socketlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.testing.Run;
import picocli.CommandLine.Option;

/** A program's behaviour does not depend on its machine's settings. */
final class SurroundingsTest {
  @TempDir private Path folder;

  /** Prints what may depend on the surroundings. */
  private static final class Sample extends Program {
    @Option(names = "--text")
    private String text;

    @Option(names = "--file")
    private Path file;

    @Option(names = "--home")
    private boolean home;

    Sample() {
      super("sample", "Prints what could depend on the locale.");
    }

    @Override
    protected void run(PrintStream out) throws IOException {
      out.printf("%d %,d %.1f%n", 80, 1234567, 0.5);
      out.println("TITLE".toLowerCase(Locale.getDefault()) + " " + text);
      if (file != null) {
        trying("write " + file);
        Files.writeString(file, "there");
      }
      if (home) {
        out.println(Home.folder("sample"));
      }
    }

    public static void main(String[] args) {
      Cli.main(new Sample(), args);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LC_ALL=C",
        "LC_ALL=tlh", // a locale that is not installed, and so no locale at all
        "LC_ALL=C.UTF-8",
        "JDK_JAVA_OPTIONS=-Duser.language=fa -Duser.country=IR",
        "JDK_JAVA_OPTIONS=-Duser.language=ar -Duser.country=EG",
        "JDK_JAVA_OPTIONS=-Duser.language=tr -Duser.country=TR",
      })
  void printsTheSame(String variable) throws IOException {
    String[] parts = variable.split("=", 2);
    assumeThatJavaFindsTheClassesWithoutALocale();
    assumeTrue(Files.exists(Path.of("/proc/self/cmdline")), "only Linux tells what was given");
    assertEquals(
        "80 1,234,567 0.5\ntitle ¡Olé!\n",
        run(List.of(), Map.of(parts[0], parts[1]), "--text", "¡Olé!").out());
  }

  @Test
  void writesAFileWhoseNameIsNotAscii() throws IOException {
    Path file = folder.resolve("mañana.txt");
    assertEquals(0, run(List.of(), Map.of("LC_ALL", locale()), "--file", file.toString()).status());
    assertEquals("there", Files.readString(file));
  }

  @Test
  void saysThatALocaleHasNoSuchName() throws IOException {
    assumeThatJavaFindsTheClassesWithoutALocale();
    assumeTrue(
        Files.exists(Path.of("/proc/self/cmdline")), "elsewhere Java has them in any locale");
    assertEquals(
        new Run(
            2,
            "",
            "sample: Invalid value for option '--file': 'mañana.txt' has characters that this"
                + " locale does not know: set LC_ALL=C.UTF-8\nhint: sample --help\n"),
        run(List.of(), Map.of("LC_ALL", "C"), "--file", "mañana.txt"));
    String warning = run(List.of(), Map.of("LC_ALL", "C"), "--file", "tomorrow.txt").err();
    assertTrue(warning.contains("names are not ASCII are out of reach in this locale"), warning);
    assertEquals("there", Files.readString(folder.resolve("tomorrow.txt")));
  }

  @Test
  void keepsItsDataAtHome() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    String inside = home.resolve(".socketlab").resolve("sample") + "\n";
    String gone = folder.resolve("gone").toString();
    assertTrue(home("-Duser.home=" + home, gone).out().endsWith(inside));
    assertTrue(home("-Duser.home=?", home.toString()).out().endsWith(inside));
    assertTrue(home("-Duser.home=" + gone, home.toString()).out().endsWith(inside));
    for (String none : List.of("?", gone)) {
      Run run = home("-Duser.home=" + none, none);
      assertEquals(1, run.status());
      assertEquals(
          "sample: this user's home folder, to keep data in, is not there\n"
              + "hint: --data DIR names another folder\n",
          run.err());
    }
  }

  private Run home(String option, String variable) throws IOException {
    return run(List.of(option), Map.of("LC_ALL", locale(), "HOME", variable), "--home");
  }

  private static void assumeThatJavaFindsTheClassesWithoutALocale() {
    boolean ascii = System.getProperty("java.class.path").chars().allMatch(c -> c < 128);
    assumeTrue(ascii, "this folder's name is not ASCII");
  }

  private static String locale() {
    return System.getProperty("lab.locale", "C.UTF-8");
  }

  /** Runs the sample in a process of its own, which inherits no surroundings but these. */
  private Run run(List<String> options, Map<String, String> environment, String... arguments)
      throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> words = new ArrayList<>(List.of(java));
    words.addAll(options);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Sample.class.getName()));
    words.addAll(Arrays.asList(arguments));
    Path err = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(words).directory(folder.toFile()).redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.onExit().join().exitValue(), out, Files.readString(err));
  }
}
