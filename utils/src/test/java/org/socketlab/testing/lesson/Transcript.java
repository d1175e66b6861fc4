package org.socketlab.testing.lesson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code console} block of a README: commands as typed, each with what it printed.
 *
 * <p>A line that starts with {@code "$ "} is a command; one that ends in {@code " &"} is a server,
 * which runs until the block ends or until {@code kill %1} ends the first server (and so on); the
 * server's last lines follow the {@code kill}. The lines below a command are all that the command
 * prints: {@code [..]} stands for any text within a line, a line {@code ...} for any lines. {@code
 * mvn test} with a check and a command prints the story of that check ({@link GradingCommand}).
 *
 * @param title the transcript's place: {@code echo/README.md line 12}
 * @param steps the commands in their order
 */
record Transcript(String title, List<Step> steps) {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```console\\n(.*?)^```$");
  private static final Pattern KILL = Pattern.compile("kill %([1-9])");
  private static final Pattern PORT =
      Pattern.compile("(?:--port |--listen |127\\.0\\.0\\.1[:/]|localhost[:/])(\\d{4,5})\\b");

  /** A command and the lines that it prints. */
  record Step(String command, List<String> output) {
    boolean inBackground() {
      return command.endsWith(" &");
    }

    /** Which of the servers this ends, as in {@code kill %2}; 0 if it ends none. */
    int killed() {
      Matcher kill = KILL.matcher(command);
      return kill.matches() ? Integer.parseInt(kill.group(1)) : 0;
    }
  }

  /** All transcripts in a page. */
  static List<Transcript> of(String file, String page) {
    List<Transcript> transcripts = new ArrayList<>();
    BLOCK
        .matcher(page)
        .results()
        .forEach(
            block -> {
              long line = page.substring(0, block.start()).lines().count() + 1;
              transcripts.add(new Transcript(file + " line " + line, steps(block.group(1))));
            });
    return transcripts;
  }

  /** The same with my-lab in another place: the reader may have a my-lab already. */
  Transcript in(Path folder) {
    return new Transcript(
        title,
        steps.stream()
            .map(
                step ->
                    new Step(
                        step.command().replace("my-lab", folder.toString()),
                        step.output().stream()
                            .map(line -> line.replace("my-lab", folder.toString()))
                            .toList()))
            .toList());
  }

  /** The same with each port replaced by a free one, so that it runs even where 8888 is taken. */
  Transcript onPorts(IntSupplier free) {
    Map<String, String> ports = new LinkedHashMap<>();
    for (Step step : steps) {
      PORT.matcher(step.command())
          .results()
          .map(found -> found.group(1))
          .forEach(port -> ports.computeIfAbsent(port, fresh -> String.valueOf(free.getAsInt())));
    }
    if (ports.isEmpty()) {
      return this;
    }
    Pattern any = Pattern.compile("\\b(" + String.join("|", ports.keySet()) + ")\\b");
    return new Transcript(
        title,
        steps.stream()
            .map(
                step ->
                    new Step(
                        replaced(any, step.command(), ports),
                        step.output().stream().map(line -> replaced(any, line, ports)).toList()))
            .toList());
  }

  /** The expected lines as a pattern for all that a command printed. */
  static Pattern pattern(List<String> expected) {
    StringBuilder regex = new StringBuilder();
    for (String line : expected) {
      if (line.equals("...")) {
        regex.append("(?:.*\\n)*?");
      } else {
        regex.append(quoted(line)).append(" *\\n");
      }
    }
    return Pattern.compile(regex.toString());
  }

  /** One expected line as a pattern. */
  static Pattern line(String expected) {
    return Pattern.compile(quoted(expected));
  }

  private static String quoted(String line) {
    return String.join(
        ".*",
        java.util.Arrays.stream(line.split(Pattern.quote("[..]"), -1))
            .map(Pattern::quote)
            .toList());
  }

  private static String replaced(Pattern any, String text, Map<String, String> ports) {
    return any.matcher(text).replaceAll((MatchResult found) -> ports.get(found.group()));
  }

  private static List<Step> steps(String block) {
    List<Step> steps = new ArrayList<>();
    for (String line : block.lines().toList()) {
      if (line.startsWith("$ ")) {
        steps.add(new Step(line.substring(2).strip(), new ArrayList<>()));
      } else if (!steps.isEmpty()) {
        steps.get(steps.size() - 1).output().add(line.stripTrailing());
      }
    }
    return steps;
  }
}
