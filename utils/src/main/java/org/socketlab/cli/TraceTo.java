package org.socketlab.cli;

import java.nio.file.Path;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where {@code --trace} draws.
 *
 * @param svg the file of a picture; null for a ladder on stderr
 */
record TraceTo(Path svg) {
  private static final String SVG = "svg:";

  /** Reads {@code --trace} and {@code --trace=svg:FILE}; leaves any other word alone. */
  static final class Consumer implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
      Path svg = null;
      if (!words.isEmpty() && words.peek().startsWith(SVG)) {
        svg = new FileName().convert(words.pop().substring(SVG.length()));
      }
      option.setValue(new TraceTo(svg));
    }
  }
}
