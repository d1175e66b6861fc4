package org.socketlab.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures what it costs to shut a program in: for {@code bench/feedback}, which prints it. */
final class SandboxCost {
  private SandboxCost() {}

  /** Takes the number of starts to measure, and the program to start. */
  public static void main(String[] args) throws IOException, InterruptedException {
    int starts = Integer.parseInt(args[0]);
    List<String> program = List.of(args).subList(1, args.length);
    Path folder = Temporary.folder("lab-cost-");
    ProgramSandbox sandbox = new ProgramSandbox(folder, folder, List.of(), ProgramSandbox.USERS);
    List<String> shutIn = sandbox.around(program, folder, Map.of(), false);
    List<Double> bare = new ArrayList<>();
    List<Double> inside = new ArrayList<>();
    for (int i = 0; i < starts; i++) {
      bare.add(millis(program));
      inside.add(millis(shutIn));
    }
    double one = median(bare);
    double other = median(inside);
    System.out.printf(Locale.ROOT, "| %.0f ms | %.0f ms | %.0f ms |%n", one, other, other - one);
  }

  private static double millis(List<String> command) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (process.waitFor() != 0) {
      throw new IOException(command + " fails");
    }
    return (System.nanoTime() - began) / 1e6;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
