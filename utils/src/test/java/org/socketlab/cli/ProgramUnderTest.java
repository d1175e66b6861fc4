package org.socketlab.cli;

import java.io.IOException;
import java.io.PrintStream;
import picocli.CommandLine.Mixin;

/** A program with a client's options that does what a test tells it. */
final class ProgramUnderTest extends Program {
  @Mixin private final Target target = new Target("localhost", 80);

  private final Body body;

  /** What a program does. */
  interface Body {
    void run(ProgramUnderTest program, PrintStream out) throws IOException;
  }

  ProgramUnderTest(Body body) {
    super("program", "Does what a test tells it.");
    this.body = body;
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    body.run(this, out);
  }

  Target target() {
    return target;
  }

  void tries(String what) {
    trying(what);
  }

  void says(String sentence) {
    note(sentence);
  }
}
