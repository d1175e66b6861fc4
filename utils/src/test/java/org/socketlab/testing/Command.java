package org.socketlab.testing;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.socketlab.course.Exercise;

/**
 * The command line that starts the program under test: ours, or with {@code -Dlab.command='python3
 * /path/{program}.py'} somebody else's.
 *
 * @param words the command's words
 * @param isItself whether the first word is the program under test, and not its interpreter: then a
 *     failed start is the program's fault
 */
public record Command(List<String> words, boolean isItself) {
  /** The Java that runs this process. */
  static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private static final String PROGRAM = "{program}";
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'|\"([^\"]*)\"");
  private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]++|'[^']*'|\"[^\"]*\")+");

  /** This project's own program, from the class path that the tests run on. */
  static Command ours(Exercise exercise) {
    List<String> words = java(QuickStart.forPrograms(), mainClass(exercise.module()));
    words.add(exercise.name());
    return new Command(words, false);
  }

  /** The words that run a main class of the tests. */
  public static List<String> java(String mainClass) {
    return java(QuickStart.forTests(), mainClass);
  }

  /**
   * The words that run a main class of ours. The first tier of the compiler is enough for programs
   * that live for a second, and starts them sooner.
   */
  private static List<String> java(List<String> options, String mainClass) {
    List<String> words = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1"));
    words.addAll(options);
    words.add(mainClass);
    return words;
  }

  /**
   * Somebody's program.
   *
   * @param template words, quoted as in a shell, with {@code {program}} where the program's name
   *     belongs
   * @param root the folder that a relative path in such a word starts from
   * @throws CheckFailed if it names a file that is not there: then the program has not been written
   */
  public static Command of(String template, Exercise exercise, Path root) {
    if (template.indexOf('\uFFFD') >= 0) { // what Java puts where it can't read a command line
      throw new CannotCheck(
          "-Dlab.command has characters that this locale does not know: set LC_ALL=C.UTF-8", null);
    }
    List<String> words = new ArrayList<>();
    boolean isItself = false;
    Matcher matcher = WORD.matcher(template);
    while (matcher.find()) {
      String word = QUOTED.matcher(matcher.group()).replaceAll("$1$2");
      boolean isProgram = word.contains(PROGRAM);
      isItself |= words.isEmpty() && isProgram;
      word = word.replace(PROGRAM, exercise.name());
      words.add(word.contains(File.separator) ? file(word, isProgram, exercise, root) : word);
    }
    if (words.isEmpty()) {
      throw new CannotCheck("-Dlab.command holds no command", null);
    }
    return new Command(words, isItself);
  }

  /** A word with a path in it: from the root, since the program runs in another folder. */
  private static String file(String word, boolean isProgram, Exercise exercise, Path root) {
    Path file = root.resolve(word).toAbsolutePath().normalize();
    if (Files.exists(file)) {
      return file.toString();
    }
    if (isProgram) {
      throw new CheckFailed("there is no " + exercise.name() + ": " + file + " does not exist");
    }
    return word; // an option that happens to have a slash in it
  }

  /** The folders of the files that a command's words name, without the system's folders. */
  public static List<Path> folders(String template, Exercise exercise, Path root) {
    return of(template, exercise, root).words().stream()
        .filter(word -> word.startsWith(File.separator))
        .map(Path::of)
        .filter(Files::exists)
        .map(file -> Files.isDirectory(file) ? file : file.getParent())
        .filter(folder -> !folder.startsWith("/usr") && !folder.startsWith("/bin"))
        .distinct()
        .toList();
  }

  /** A word as a shell reads it back: {@code 'it'\''s'}. */
  public static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** Words as a shell reads them back. */
  public static String line(List<String> words) {
    return words.stream().map(Command::quoted).collect(Collectors.joining(" "));
  }

  /** The command, followed by arguments. */
  List<String> with(String... arguments) {
    List<String> all = new ArrayList<>(words);
    all.addAll(Arrays.asList(arguments));
    return all;
  }

  /** The class that runs a module's programs. */
  static String mainClass(String module) {
    return "org.socketlab." + module + ".Main";
  }
}
