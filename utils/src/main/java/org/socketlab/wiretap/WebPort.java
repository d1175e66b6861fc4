package org.socketlab.wiretap;

import java.util.Stack;
import org.socketlab.cli.Port;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Reads {@code --web} and {@code --web PORT}; another option after it is no port. */
final class WebPort implements IParameterConsumer {
  @Override
  public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
    boolean given = !words.isEmpty() && !words.peek().startsWith("-");
    option.setValue(given ? new Port().convert(words.pop()) : Integer.valueOf(0));
  }
}
