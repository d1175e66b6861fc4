package org.socketlab.testing.lesson;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.Event;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Settings;
import org.socketlab.testing.junit.Checks;

/**
 * A command that grades a program, as a page shows it: {@code mvn test -pl echo -am
 * -Dlab.exercise=echo-client -Dlab.command='bin/wrong {program} BUG'}. It is carried out here,
 * without a Maven inside Maven, and gives no marks.
 *
 * @param settings what its {@code -D} options say
 */
record GradingCommand(Map<String, String> settings) {
  private static final Pattern SETTING = Pattern.compile("-D(lab\\.\\w+)=(?:'([^']*)'|(\\S+))");

  /** The command, if it is one that grades. */
  static Optional<GradingCommand> of(String command) {
    if (!command.startsWith("mvn test ")) {
      return Optional.empty();
    }
    Map<String, String> settings = new TreeMap<>();
    SETTING
        .matcher(command)
        .results()
        .forEach(
            one -> settings.put(one.group(1), one.group(2) == null ? one.group(3) : one.group(2)));
    return Optional.of(new GradingCommand(settings));
  }

  /** Carries out the checks that it selects, and tells the stories of those that failed. */
  String stories() {
    // Checks of ours start in a folder of their own; and no program is to start another build.
    String ours = "env SOCKETLAB_BUILD=never " + Settings.ofSystem().root() + "/bin/";
    Map<String, String> all = new TreeMap<>(settings);
    all.computeIfPresent("lab.command", (name, words) -> words.replaceFirst("^bin/", ours));
    return Checks.run()
        .selectors(DiscoverySelectors.selectPackage("org.socketlab"))
        .filters(ClassNameFilter.includeClassNamePatterns(".*Checks"))
        .configurationParameters(all)
        .execute()
        .testEvents()
        .failed()
        .stream()
        .map(GradingCommand::story)
        .collect(Collectors.joining("\n"))
        .replace(ours, "bin/");
  }

  private static String story(Event failed) {
    Throwable reason =
        failed.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
    return reason instanceof CheckFailed check ? check.story() : String.valueOf(reason);
  }
}
