package org.socketlab.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import org.socketlab.ladder.Album;
import org.socketlab.ladder.LadderStyle;
import org.socketlab.tap.Recorder;

/**
 * {@code --trace}: what the program and its peers say to each other, drawn when the program ends.
 *
 * <p>The program knows nothing of it. A client's sockets are recorded from inside ({@link
 * Recorder}). A server may use any kind of socket, so a tap goes in front of it ({@link
 * ServerTrace}): the server listens on an inner address, and where it prints inner addresses, its
 * user reads the outer ones.
 */
final class Trace {
  private static final int MOST = 100;
  private static final String NOTHING = "no connection and no datagram of the program's own";

  private final Album album = new Album(MOST);
  private final LadderStyle style =
      new LadderStyle("->", TerminalWidth.or(LadderStyle.DEFAULT), false, false);
  private final Program program;
  private final PrintStream picture;
  private final SvgFile svg;
  private final LineFilter out;
  private final LineFilter err;
  private final Recorder recorder;
  private final ServerTrace server;
  private boolean drawn;

  /**
   * A trace of a program that is about to run.
   *
   * @param svg the picture's file; null for a ladder on stderr
   */
  Trace(Program program, PrintStream out, PrintStream err, SvgFile svg) throws IOException {
    this.program = program;
    this.svg = svg;
    picture = err;
    Optional<Target> target = program.options(Target.class);
    recorder = target.isPresent() ? new Recorder(album::begin, target.get().port()) : null;
    if (recorder != null) {
      recorder.install();
    }
    server = program.options(Listen.class).map(listen -> before(listen)).orElse(null);
    this.out = server == null ? null : new LineFilter(out, server::outside);
    this.err = server == null ? null : new LineFilter(err, server::outside);
  }

  private ServerTrace before(Listen listen) {
    try {
      ServerTrace tap = new ServerTrace(listen, listen.isUdp() || program.saysUdp(), album);
      program.stop().by(tap::stopListening);
      return tap;
    } catch (IOException e) {
      return null; // the program will fail in the same way, and say so
    }
  }

  /** Where the program is to print, instead of that stream. */
  PrintStream out(PrintStream real) {
    return out == null ? real : out.stream();
  }

  /** Where the program prints everything else, instead of that stream. */
  PrintStream err(PrintStream real) {
    return err == null ? real : err.stream();
  }

  /** The program has ended. */
  synchronized void end() throws IOException {
    if (server != null) {
      server.end();
      out.close();
      err.close();
    }
    draw();
  }

  /** Draws when the program is told to stop, and can only note a failure. */
  void drawAtStop() {
    try {
      draw();
    } catch (Failure e) {
      program.note(e.getMessage());
    }
  }

  /** Draws what is recorded so far, once; waits while the trace is ending. */
  synchronized void draw() throws Failure {
    if (drawn) {
      return;
    }
    drawn = true;
    if (recorder != null) {
      recorder.end();
    }
    if (album.isEmpty()) {
      program.note("--trace has nothing to draw: " + NOTHING);
    }
    if (svg != null) {
      svg.draw(album, style);
    } else if (!album.isEmpty()) {
      picture.print(album.ladders(style));
      picture.flush();
    }
  }
}
