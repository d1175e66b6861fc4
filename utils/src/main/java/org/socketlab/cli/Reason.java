package org.socketlab.cli;

import java.io.EOFException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;

/** Why something failed, for the end of a sentence. */
public final class Reason {
  private Reason() {}

  /** The exception's own words; if it has none, or only a file's name, what its class says. */
  public static String of(Throwable e) {
    if (e instanceof FileSystemException file) {
      return file.getReason() == null ? ofKind(file) : file.getReason();
    }
    if (e instanceof EOFException && e.getMessage() == null) {
      return "it ends too early";
    }
    if (e instanceof ClosedChannelException) {
      return "it is closed";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String ofKind(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file of that name is already there";
    }
    if (e instanceof NotDirectoryException) {
      return "not a folder";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    if (e instanceof FileSystemLoopException) {
      return "the links lead in a circle";
    }
    if (e instanceof NotLinkException) {
      return "not a symbolic link";
    }
    return "the system gives no reason";
  }
}
