package org.socketlab.ladder;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.socketlab.tap.Entry;
import org.socketlab.tap.Size;

/** An entry's bytes, taken line by line and piece by piece, and the fields that they made. */
final class HttpEntry {
  private static final int MOST_FIELDS = 60;
  private static final int ROWS_OF_DATA = 4;

  private final byte[] kept;
  private final int width;
  private final List<LabelledField> fields = new ArrayList<>();
  private int at;

  /** How many bytes followed the kept ones. */
  private long notKept;

  HttpEntry(Entry entry, int width) {
    this.kept = entry.kept();
    this.width = width;
    this.notKept = entry.size() - kept.length;
  }

  boolean hasMore() {
    return at < kept.length || notKept > 0;
  }

  boolean hasKept() {
    return at < kept.length;
  }

  boolean beginsWithCapital() {
    return hasKept() && kept[at] >= 'A' && kept[at] <= 'Z';
  }

  /** The next line without its end, not taken; nothing if it does not end in this entry. */
  Optional<String> peekLine() {
    int end = lineFeed();
    return end < 0 ? Optional.empty() : Optional.of(withoutEnd(end));
  }

  /**
   * Takes the next line, or what there is of it.
   *
   * @return the line without its end; nothing if it goes on in the next entry
   */
  Optional<String> line() {
    int end = lineFeed();
    if (end < 0) {
      return Optional.empty();
    }
    String line = withoutEnd(end);
    at = end + 1;
    return Optional.of(line);
  }

  /** Takes the rest of the kept bytes: the beginning of a line. */
  String beginningOfLine() {
    String line = text(at, kept.length);
    at = kept.length;
    return line;
  }

  /** Takes that many bytes, or as many as there are, and shows the first ones. */
  long data(String name, long most) {
    int keptHere = (int) Math.min(most, kept.length - at);
    long notKeptHere = Math.min(most - keptHere, notKept);
    byte[] data = Arrays.copyOfRange(kept, at, at + keptHere);
    at += keptHere;
    notKept -= notKeptHere;
    long size = keptHere + notKeptHere;
    String fieldName = name;
    for (String row : Excerpt.sized(data, size, width, ROWS_OF_DATA)) {
      add(fieldName, row);
      fieldName = "";
    }
    return size;
  }

  /** Takes the bytes that were not kept. */
  void skipNotKept() {
    add("", "... " + Size.of(notKept) + " more");
    notKept = 0;
  }

  /** Names a part. */
  void add(String name, String value) {
    if (fields.size() < MOST_FIELDS) {
      fields.add(new LabelledField(name, value));
    } else if (fields.size() == MOST_FIELDS) {
      fields.add(new LabelledField("...", ""));
    }
  }

  List<LabelledField> fields() {
    return fields;
  }

  private int lineFeed() {
    for (int i = at; i < kept.length; i++) {
      if (kept[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** RFC 9112 section 2.2: CRLF ends a line, and a recipient may take LF alone for it. */
  private String withoutEnd(int lineFeed) {
    boolean carriageReturn = lineFeed > at && kept[lineFeed - 1] == '\r';
    return text(at, carriageReturn ? lineFeed - 1 : lineFeed);
  }

  /** Latin-1 maps each byte to a character, so that no byte is lost. */
  private String text(int from, int to) {
    return new String(kept, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
