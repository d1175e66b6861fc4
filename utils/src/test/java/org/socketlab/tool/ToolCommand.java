package org.socketlab.tool;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.ReadOnlyFileSystemException;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Program;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/** A command of {@code bin/lab}: a program like those of the course, which has no wire to trace. */
@Command(modelTransformer = ToolCommand.WithoutTrace.class)
public abstract class ToolCommand extends Program {
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

  /** Removes the option {@code --trace}, which all programs of the course have. */
  public static final class WithoutTrace implements IModelTransformer {
    @Override
    public CommandSpec transform(CommandSpec spec) {
      if (spec.findOption("--trace") != null) {
        spec.remove(spec.findOption("--trace"));
      }
      return spec;
    }
  }
}
