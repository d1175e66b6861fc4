package org.socketlab.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.socketlab.ladder.Album;
import org.socketlab.ladder.LadderStyle;

/**
 * A picture's file. The picture is drawn at the end, but the file is created at the start: a user
 * who can't write the file learns it before anything else happens.
 */
public final class SvgFile implements Closeable {
  private final Path name;
  private final OutputStream out;

  /** Creates the file, or empties it. */
  public SvgFile(Path name) throws IOException {
    this.name = name;
    this.out = Files.newOutputStream(name);
  }

  /**
   * Draws the album's conversations.
   *
   * @throws Failure that names the file, such as for a full disk
   */
  public void draw(Album album, LadderStyle style) throws Failure {
    try {
      out.write(album.svg(style).getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw Failure.of("cannot write " + name + ": " + Reason.of(e));
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
