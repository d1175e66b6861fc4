package org.socketlab.socketserver.ruler;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Measures a copy of the sample site's large text: did all of it arrive, and in order?
 *
 * <p>The text is a ruler. Each line is 64 bytes long with its line feed and begins with its own
 * offset in the file, so that every piece shows where it belongs:
 *
 * <pre>
 * 0000640 |8------|16-----|24-----|32-----|40-----|48-----|56----
 * </pre>
 *
 * <p>The build writes the text with {@code --write FILE}, and packs this class into the jar beside
 * it on the site. That jar is downloaded alone, so the class uses only the JDK, and exits by
 * itself.
 */
public final class Ruler {
  /** How many lines the text has. */
  static final int LINES = 16_640;

  /** How many bytes a line has, with its line feed. */
  static final int WIDTH = 64;

  private static final String MARKS = "|8------|16-----|24-----|32-----|40-----|48-----|56----\n";

  private Ruler() {}

  /** The whole text. */
  static byte[] text() {
    StringBuilder text = new StringBuilder(LINES * WIDTH);
    for (int line = 0; line < LINES; line++) {
      text.append(String.format(Locale.ROOT, "%07d ", line * WIDTH)).append(MARKS);
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * What is wrong with a copy of the text.
   *
   * @return a sentence without a subject; empty if the copy is whole
   */
  static String fault(InputStream copy) throws IOException {
    byte[] text = text();
    for (int at = 0; at < text.length; at++) {
      int got = copy.read();
      if (got < 0) {
        return "breaks off after " + at + " of " + text.length + " bytes";
      }
      if (got != text[at]) {
        return "differs at byte " + at;
      }
    }
    return copy.read() < 0 ? "" : "goes on after its " + text.length + " bytes";
  }

  /** Does what the command line says, and returns the exit status. */
  static int run(PrintStream out, PrintStream err, String... args) {
    boolean write = args.length == 2 && args[0].equals("--write");
    if (args.length != 1 && !write) {
      err.println("ruler: which file?");
      err.println("hint: java -jar socketlab-ruler.jar bigfile.txt");
      return 2;
    }
    Path file;
    try {
      file = Path.of(args[args.length - 1]);
    } catch (InvalidPathException e) {
      err.println("ruler: this locale cannot express that file name: set LC_ALL=C.UTF-8");
      return 2;
    }
    try {
      return write ? write(file) : measure(file, out, err);
    } catch (NoSuchFileException e) {
      err.println("ruler: cannot read " + file + ": no such file");
      return 1;
    } catch (IOException e) {
      err.println("ruler: cannot " + (write ? "write " : "read ") + file + ": " + e);
      return 1;
    }
  }

  private static int write(Path file) throws IOException {
    byte[] text = text();
    if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), text)) {
      return 0; // keeps its modification time: nothing needs a rebuild
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, text);
    return 0;
  }

  private static int measure(Path file, PrintStream out, PrintStream err) throws IOException {
    try (InputStream copy = new BufferedInputStream(Files.newInputStream(file))) {
      String fault = fault(copy);
      if (fault.isEmpty()) {
        out.println(file + ": " + LINES * WIDTH + " bytes, whole and in order");
        return 0;
      }
      err.println("ruler: " + file + " " + fault);
      return 1;
    }
  }

  public static void main(String[] args) {
    int status = run(System.out, System.err, args);
    if (status != 0) {
      // Not through the course's Cli: this program is downloaded alone, in a jar of one class.
      System.exit(status);
    }
  }
}
