package org.socketlab.lab;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;
import org.socketlab.grade.GradeCommand;
import org.socketlab.grade.GradeOneCommand;
import org.socketlab.grade.GradescopeCommand;

/** Runs a command of {@code bin/lab}. */
public final class LabMain {
  private static final Map<String, Supplier<Program>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put("start", StartCommand::new);
    COMMANDS.put("status", StatusCommand::new);
    COMMANDS.put("next", NextCommand::new);
    COMMANDS.put("show", ShowCommand::new);
    COMMANDS.put("check", CheckCommand::new);
    COMMANDS.put("watch", WatchCommand::new);
    COMMANDS.put("hint", HintCommand::new);
    COMMANDS.put("run", RunCommand::new);
    COMMANDS.put("diff", DiffCommand::new);
    COMMANDS.put("reset", ResetCommand::new);
    COMMANDS.put("grade", GradeCommand::new);
    COMMANDS.put("grade-one", GradeOneCommand::new);
    COMMANDS.put("gradescope", GradescopeCommand::new);
  }

  private LabMain() {}

  /** The commands' names. */
  static Set<String> commands() {
    return COMMANDS.keySet();
  }

  /** Runs the command that the first word names; never returns. */
  public static void main(String[] args) {
    Supplier<Program> command = args.length == 0 ? null : COMMANDS.get(args[0]);
    if (command == null) {
      Cli.main(new OverviewCommand(), args);
    } else {
      Cli.main(command.get(), Arrays.copyOfRange(args, 1, args.length));
    }
  }
}
