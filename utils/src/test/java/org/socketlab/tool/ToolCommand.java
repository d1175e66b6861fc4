package org.socketlab.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Program;
import picocli.CommandLine;

/** A command of {@code bin/lab}: a program like those of the course, which has no wire to trace. */
public abstract class ToolCommand extends Program {
  /** A command, as its help shows it. */
  protected ToolCommand(String name, String description, String... footer) {
    super(name, description, footer);
  }

  /** What the command does. */
  protected abstract void go(PrintStream out) throws IOException;

  @Override
  protected final void run(PrintStream out) throws IOException {
    try {
      go(out);
    } catch (AccessDeniedException e) {
      throw Failure.of("cannot write " + e.getFile() + ": Permission denied")
          .hint("whose folder is it? name another one");
    } catch (ReadOnlyFileSystemException e) {
      throw Failure.of("cannot write here: the file system is read-only");
    } catch (FileSystemException e) {
      String reason = e.getReason() == null ? "no such file or folder" : e.getReason();
      throw Failure.of("cannot write or read " + e.getFile() + ": " + reason);
    }
  }

  @Override
  protected CommandLine commandLine() {
    CommandLine line = super.commandLine();
    line.getCommandSpec().remove(line.getCommandSpec().findOption("--trace"));
    return line;
  }
}
