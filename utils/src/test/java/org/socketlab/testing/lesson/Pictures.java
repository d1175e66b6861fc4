package org.socketlab.testing.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.testing.CheckFailed;

/**
 * The pictures that a page's commands draw: they are drawn elsewhere, and compared with those that
 * the page shows. Ports and times differ from run to run; any other difference is an error in the
 * page.
 */
final class Pictures {
  private static final Pattern DRAWN = Pattern.compile("(svg:|--svg )(\\S+\\.svg)");
  private static final Pattern TEXT = Pattern.compile(">[^<]*<");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final Path root;
  private final Path folder;
  private final Map<String, Path> drawn = new LinkedHashMap<>();

  /**
   * Begins without pictures.
   *
   * @param root the course's folder, in which the page's pictures are
   * @param folder where they are drawn instead
   */
  Pictures(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /** The command that draws elsewhere. */
  String elsewhere(String command) {
    Matcher picture = DRAWN.matcher(command);
    if (!picture.find()) {
      return command;
    }
    String name = picture.group(2);
    Path there = folder.resolve(drawn.size() + ".svg");
    drawn.put(name, there);
    return picture.replaceFirst("$1" + Matcher.quoteReplacement(there.toString()));
  }

  /**
   * Compares.
   *
   * @throws CheckFailed if one is not what the page shows
   */
  void compare() throws IOException {
    for (Map.Entry<String, Path> one : drawn.entrySet()) {
      String now = Files.readString(one.getValue());
      Path shown = root.resolve(one.getKey());
      if (!Files.exists(shown)
          || !withoutNumbers(Files.readString(shown)).equals(withoutNumbers(now))) {
        throw new CheckFailed(
            "the picture is not what the page shows: %s; now it is%n%s".formatted(shown, now));
      }
    }
  }

  private static String withoutNumbers(String picture) {
    return TEXT.matcher(picture)
        .replaceAll(text -> Matcher.quoteReplacement(NUMBER.matcher(text.group()).replaceAll("0")));
  }
}
