package org.socketlab.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.socketlab.ladder.Labels;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Entry;

/**
 * One conversation's rows, numbered from 0. The earliest may have been forgotten, and the latest
 * may still change, while a side goes on talking.
 */
final class Strip {
  private static final int COLUMNS = 100;
  private static final int CUT = 1000;

  private final Conversation conversation;
  private final Labels labels = new Labels();
  private final List<Row> rows = new ArrayList<>();
  private List<Row> growing = List.of();
  private int forgotten;

  /** How many forgotten rows still have a place in the list, which is cut from time to time. */
  private int empty;

  private long version;
  private boolean open = true;

  Strip(Conversation conversation) {
    this.conversation = conversation;
  }

  Conversation conversation() {
    return conversation;
  }

  /** Adds complete entries. */
  void add(List<Entry> entries) {
    entries.forEach(entry -> rows.add(new Row(entry, labels.of(entry, COLUMNS))));
  }

  /** Sets the entries that are not complete yet. */
  void growing(List<Entry> entries) {
    growing = entries.stream().map(entry -> new Row(entry, Optional.empty())).toList();
  }

  /** Whether these entries would change the picture. */
  boolean grows(List<Entry> entries) {
    return entries.size() != growing.size()
        || !entries.isEmpty()
            && entries.get(entries.size() - 1).size()
                != growing.get(growing.size() - 1).entry().size();
  }

  /** Forgets the earliest row, and returns how many bytes it kept. */
  int forgetOne() {
    if (empty == rows.size()) {
      return 0;
    }
    int kept = rows.set(empty, null).entry().kept().length;
    forgotten++;
    if (++empty == CUT) {
      rows.subList(0, empty).clear();
      empty = 0;
    }
    return kept;
  }

  /** The number of the first row that is still known. */
  int first() {
    return forgotten;
  }

  /** The number of the first row that may still change. */
  int firm() {
    return forgotten - empty + rows.size();
  }

  /** The number after the last row. */
  int end() {
    return firm() + growing.size();
  }

  /** The rows from one number to before another, as far as they are known. */
  Span span(int from, int to) {
    List<Row> all = new ArrayList<>();
    int first = Math.max(from, forgotten);
    for (int i = first; i < Math.min(to, end()); i++) {
      all.add(i < firm() ? rows.get(i - forgotten + empty) : growing.get(i - firm()));
    }
    return new Span(first, all);
  }

  boolean isOpen() {
    return open;
  }

  void over() {
    open = false;
  }

  /** The reel's version at this strip's last change. */
  long version() {
    return version;
  }

  void changed(long now) {
    version = now;
  }
}
