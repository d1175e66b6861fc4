package org.socketlab.testing.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * Tests which packages of a module know each other, as the JDK's jdeps reads it from the classes:
 * each module's tests have one class that extends this one.
 */
public abstract class RoomsTest {
  private static final String OURS = "org.socketlab.";
  private static final Pattern KNOWS =
      Pattern.compile("(?m)^ +org\\.socketlab\\.(\\S+) +-> org\\.socketlab\\.(\\S+) ");

  private final Class<?> main;
  private final Map<String, Set<String>> mayKnow;

  /**
   * For the module that has that class: no two packages know each other, directly or indirectly.
   */
  protected RoomsTest(Class<?> main) {
    this(main, Map.of());
  }

  /**
   * The same, and some of its packages know these at most.
   *
   * @param mayKnow packages by their names after org.socketlab
   */
  protected RoomsTest(Class<?> main, Map<String, Set<String>> mayKnow) {
    this.main = main;
    this.mayKnow = mayKnow;
  }

  @Test
  void noPackageKnowsOneThatKnowsIt() throws URISyntaxException {
    Map<String, Set<String>> known = known();
    List<String> cycles = new ArrayList<>();
    known.keySet().forEach(room -> follow(List.of(room), known, cycles));
    assertEquals(List.of(), cycles);
  }

  @Test
  void eachKnowsWhatItMay() throws URISyntaxException {
    Map<String, Set<String>> tooMuch = new TreeMap<>();
    known()
        .forEach(
            (room, others) -> {
              Set<String> more = new TreeSet<>(others);
              more.removeAll(mayKnow.getOrDefault(room, others));
              if (!more.isEmpty()) {
                tooMuch.put(room, more);
              }
            });
    assertEquals(Map.of(), tooMuch);
  }

  private static void follow(
      List<String> way, Map<String, Set<String>> known, List<String> cycles) {
    for (String next : known.getOrDefault(way.get(way.size() - 1), Set.of())) {
      List<String> further = new ArrayList<>(way);
      further.add(next);
      if (next.equals(way.get(0))) {
        cycles.add(String.join(" -> ", further));
      } else if (!way.contains(next)) {
        follow(further, known, cycles);
      }
    }
  }

  /** For each package, the other packages that it knows. */
  private Map<String, Set<String>> known() throws URISyntaxException {
    Path classes = Path.of(main.getProtectionDomain().getCodeSource().getLocation().toURI());
    StringWriter said = new StringWriter();
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    String[] words = {
      "-verbose:package", "-filter:none", "--ignore-missing-deps", classes.toString()
    };
    int status = jdeps.run(new PrintWriter(said), new PrintWriter(said), words);
    assertEquals(0, status, said.toString());
    Map<String, Set<String>> known = new TreeMap<>();
    KNOWS
        .matcher(said.toString())
        .results()
        .filter(one -> !one.group(1).equals(one.group(2)))
        .forEach(
            one -> known.computeIfAbsent(one.group(1), room -> new TreeSet<>()).add(one.group(2)));
    assertFalse(known.isEmpty(), "jdeps finds nothing of " + OURS + " in " + classes);
    return known;
  }
}
