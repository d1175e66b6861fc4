package org.socketlab.wiretap;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.socketlab.ladder.Printable;
import org.socketlab.net.Addresses;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/**
 * A wiretap between a check's two ends.
 *
 * @param wiretap the program under test
 * @param address the wiretap's address
 * @param door the far end, which the wiretap connects to
 */
record Tapped(Lab lab, Child wiretap, InetSocketAddress address, Door door) {
  private static final int PATIENCE_MILLIS = 5000;

  /** Starts a wiretap with these further options. */
  static Tapped tcp(Lab lab, String... options) {
    Door door = lab.listen();
    List<String> all = new ArrayList<>(List.of("--listen", "0", "--to"));
    all.add("127.0.0.1:" + door.port());
    all.addAll(List.of(options));
    Child wiretap = lab.start(all.toArray(String[]::new));
    return new Tapped(lab, wiretap, wiretap.listening(), door);
  }

  /** The near end and the far end of a conversation. */
  record Pair(Peer near, Peer far) {
    /** Ends both streams, the near one first. */
    void end() {
      near.endStream();
      far.expectEnd();
      far.endStream();
      near.expectEnd();
    }
  }

  Pair meet() {
    return meet("");
  }

  Pair meet(String name) {
    return new Pair(lab.connect(address, name), door.accept());
  }

  /** Expects the title of a conversation's picture as the next line. */
  void expectTitle(int number, Peer near) {
    expectRow(
        "#%d  %s +wiretap -> 127\\.0\\.0\\.1:%s"
            .formatted(number, Pattern.quote(near.localText()), door.port()),
        "#%d  %s ... wiretap -> 127.0.0.1:%s".formatted(number, near.localText(), door.port()));
  }

  /** Expects a row in which the near end says something. */
  void expectThere(String text) {
    expectRow(" *\\|-- " + Pattern.quote(text) + " -*> *\\|", "|-- " + text + " --->|");
  }

  /** Expects a row in which the far end says something. */
  void expectBack(String text) {
    expectRow(" *\\|<-* " + Pattern.quote(text) + " (--)? *\\|", "|<--- " + text + " |");
  }

  /** Expects the row with which a conversation begins. */
  void expectOpen() {
    expectRow(" *\\| open *\\|", "| open |");
  }

  /** Expects the last rows of a conversation that {@link Pair#end} has ended. */
  void expectEnds() {
    expectThere("end of stream");
    expectRow(" *\\|<-* end of stream --\\|", "|<--- end of stream --|");
  }

  /** Expects the next row to match; empty lines between pictures do not count. */
  private void expectRow(String pattern, String inWords) {
    lab.story().step("see", inWords);
    String line;
    do {
      line = wiretap.line();
    } while (line.isBlank());
    if (!line.matches(pattern)) {
      throw new CheckFailed(
          "the row should be %s and is: %s".formatted(inWords, Printable.escaped(line)));
    }
  }

  /** Expects a reset, and not an end, of a peer's connection. */
  static void expectReset(Lab lab, Peer peer) {
    lab.story().step("expect", "a reset");
    expectReset(peer.input());
  }

  /** Expects that a client is reset, perhaps before its connect returns. */
  static void expectResetAtOnce(Lab lab, InetSocketAddress address) {
    lab.story().step("connect", "to " + Addresses.text(address));
    lab.story().step("expect", "a reset");
    try (Socket near = new Socket()) {
      near.connect(address, PATIENCE_MILLIS);
      near.setSoTimeout(PATIENCE_MILLIS);
      expectReset(near.getInputStream());
    } catch (ConnectException | SocketTimeoutException e) {
      throw new CheckFailed("cannot connect to the tap: " + e.getMessage());
    } catch (IOException asExpected) {
      // The reset was there before connect returned.
    }
  }

  private static void expectReset(InputStream input) {
    try {
      int b = input.read();
      throw new CheckFailed(
          (b < 0 ? "the stream ended" : "a byte came") + " where a reset was to be passed on");
    } catch (SocketTimeoutException e) {
      throw new CheckFailed("no reset was passed on; nothing came at all");
    } catch (IOException asExpected) {
      // Connection reset: what a program reads after a RST.
    }
  }
}
