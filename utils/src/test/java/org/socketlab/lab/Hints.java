package org.socketlab.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.socketlab.course.Exercise;

/**
 * An exercise's hints, in small steps: the idea, the call, the shape of the code. Single checks
 * have such ladders, and so does the exercise as a whole.
 *
 * <p>The hints are in {@code MODULE/src/handout/hints/NAME.txt}: after a line {@code [check ...]},
 * or {@code [*]} for the whole, hints separated by lines {@code --}.
 *
 * @param first the check at which the bare hand-out fails first
 * @param options the checks that the bare hand-out may pass, for its options or because it fails
 * @param ladders the hints by check, {@code *} for the whole
 */
record Hints(String first, Set<String> options, Map<String, List<String>> ladders) {

  private static final String WHOLE = "*";

  /** Reads an exercise's hints. */
  static Hints of(Path root, Exercise exercise) throws IOException {
    Path folder = root.resolve(exercise.module()).resolve("src/handout/hints");
    return of(Files.readString(folder.resolve(exercise.name() + ".txt")));
  }

  static Hints of(String text) {
    String first = "";
    Set<String> options = new TreeSet<>();
    Map<String, List<String>> ladders = new LinkedHashMap<>();
    String[] sections = text.strip().split("(?m)^\\[");
    for (String line : sections[0].lines().toList()) {
      String value = line.substring(line.indexOf(':') + 1).strip();
      if (line.startsWith("first:")) {
        first = value;
      } else if (line.startsWith("options:") && !value.isEmpty()) {
        options.addAll(List.of(value.split("\\s+")));
      }
    }
    for (int i = 1; i < sections.length; i++) {
      String[] nameAndHints = sections[i].split("]\\s*\\n", 2);
      List<String> steps = new ArrayList<>();
      for (String hint : nameAndHints[1].split("(?m)^--\\s*$")) {
        steps.add(hint.strip());
      }
      for (String check : nameAndHints[0].split("\\s+")) {
        ladders.put(check, List.copyOf(steps));
      }
    }
    return new Hints(first, options, ladders);
  }

  /** The hints for a check that failed, or for the exercise if the check has none of its own. */
  List<String> about(String check) {
    return ladders.getOrDefault(check, ladders.getOrDefault(WHOLE, List.of()));
  }
}
