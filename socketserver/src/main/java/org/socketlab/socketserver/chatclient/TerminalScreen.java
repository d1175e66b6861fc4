package org.socketlab.socketserver.chatclient;

import java.io.IOException;
import java.util.List;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.completer.StringsCompleter;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** A person's terminal: messages appear above the line that is being typed. */
final class TerminalScreen implements Screen {
  /** Colours of the 256 that can be read on black and on white. */
  private static final List<Integer> COLOURS = List.of(1, 2, 4, 5, 6, 130, 166, 31, 97, 64, 161);

  private final String program;
  private final Terminal terminal;
  private final LineReader reader;
  private final boolean colours;

  /**
   * Takes over the terminal on standard input and output until it is closed.
   *
   * @param colours whether names may have colours; they have none if the terminal has none either
   */
  TerminalScreen(String program, boolean colours) throws IOException {
    this.program = program;
    this.colours = colours;
    // Uses stty, which needs no native code; without stty, the terminal is a dumb one.
    terminal = TerminalBuilder.builder().name(program).provider("exec").dumb(true).build();
    if (terminal.getWidth() <= 0) { // a terminal of unknown size
      terminal.setSize(new Size(80, 24));
    }
    // Raw mode all the time, so that input typed before the next prompt is complete, Ctrl-D
    // included.
    terminal.enterRawMode();
    Thread user = Thread.currentThread();
    terminal.handle(Terminal.Signal.INT, ctrlC -> user.interrupt()); // even while no thread reads
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .completer(new StringsCompleter(Commands.NAMES))
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true) // "!" is plain text
            .build();
  }

  @Override
  public String line(String prompt) {
    try {
      return reader.readLine(prompt);
    } catch (UserInterruptException | EndOfFileException e) { // Ctrl-C, Ctrl-D, a stop request
      return null;
    }
  }

  @Override
  public void show(String name, String what) {
    AttributedStringBuilder line = new AttributedStringBuilder();
    AttributedStyle style = AttributedStyle.DEFAULT;
    if (colours) {
      // A name has the same colour each time, on each machine.
      style = style.foreground(COLOURS.get(Math.floorMod(name.hashCode(), COLOURS.size())));
    }
    line.styled(style, name).append(what);
    reader.printAbove(line.toAttributedString());
  }

  @Override
  public void print(String line) {
    reader.printAbove(new AttributedStringBuilder().append(line).toAttributedString());
  }

  @Override
  public void note(String sentence) {
    print(program + ": " + sentence);
  }

  @Override
  public boolean isTerminal() {
    return true;
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
