package org.socketlab.socketserver.chatclient;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;

/** Lines in, lines out: for scripts, and for pipes through grep. */
final class PipedScreen implements Screen {
  /** More than a message may have; a longer line is cut there, and then refused as too long. */
  private static final int LONGEST_LINE = 8192;

  private final PrintStream out;
  private final Consumer<String> notes;
  private final BlockingQueue<Optional<String>> lines = new SynchronousQueue<>(); // empty: the end
  private boolean ended;

  /**
   * Reads the input in a thread of its own, since in Java nothing can interrupt a read from a pipe.
   */
  PipedScreen(InputStream in, PrintStream out, Consumer<String> notes) {
    this.out = out;
    this.notes = notes;
    Thread reader = new Thread(() -> read(in), "input");
    reader.setDaemon(true);
    reader.start();
  }

  private void read(InputStream in) {
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    try {
      for (Optional<String> line; (line = next(reader)).isPresent(); ) {
        lines.put(line);
      }
      lines.put(Optional.empty());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<String> next(BufferedReader reader) {
    try {
      return Optional.ofNullable(line(reader));
    } catch (IOException e) {
      notes.accept("cannot read the input: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static String line(BufferedReader reader) throws IOException {
    StringBuilder line = new StringBuilder();
    int c;
    while ((c = reader.read()) >= 0 && c != '\n') {
      if (line.length() < LONGEST_LINE) {
        line.append((char) c);
      }
    }
    if (c < 0 && line.isEmpty()) {
      return null;
    }
    int end = line.length() - 1;
    return end >= 0 && line.charAt(end) == '\r' ? line.substring(0, end) : line.toString();
  }

  @Override
  public String line(String prompt) {
    if (!ended) {
      try {
        Optional<String> line = lines.take();
        if (line.isPresent()) {
          return line.get();
        }
      } catch (InterruptedException e) {
        // A stop request: no more lines.
      }
      ended = true;
    }
    return null;
  }

  @Override
  public void show(String name, String what) {
    print(name + what);
  }

  @Override
  public void print(String line) {
    out.println(line);
  }

  @Override
  public void note(String sentence) {
    notes.accept(sentence);
  }

  @Override
  public boolean isTerminal() {
    return false;
  }

  @Override
  public void close() {
    // The input belongs to the caller.
  }
}
