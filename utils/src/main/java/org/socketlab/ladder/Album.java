package org.socketlab.ladder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Meeting;

/**
 * Conversations to draw at the end. The album keeps only the first and the latest of very many, so
 * that it stays small on a server that runs for days.
 */
public final class Album {
  private final int most;
  private final List<Conversation> first = new ArrayList<>();
  private final Deque<Conversation> latest = new ArrayDeque<>();
  private long leftOut;

  /** An album of at most that many conversations: half the first ones, half the latest. */
  public Album(int most) {
    this.most = most;
  }

  /** Begins to record a conversation. */
  public synchronized Conversation begin(Meeting meeting) {
    Conversation conversation = new Conversation(meeting);
    if (first.size() < most / 2) {
      first.add(conversation);
    } else {
      latest.add(conversation);
      if (latest.size() > most - most / 2) {
        latest.remove();
        leftOut++;
      }
    }
    return conversation;
  }

  /** Whether there has been no conversation. */
  public synchronized boolean isEmpty() {
    return first.isEmpty();
  }

  /** The same as one SVG picture, a whole file. */
  public synchronized String svg(LadderStyle style) {
    List<SvgLadder.Story> stories =
        Stream.concat(first.stream(), latest.stream())
            .map(one -> new SvgLadder.Story(one.meeting(), one.entries()))
            .toList();
    String note = leftOut > 0 ? leftOut + " conversations left out" : "";
    return SvgLadder.of(stories, style.between(), isEmpty() ? "nothing went over the wire" : note);
  }

  /**
   * The ladders of all conversations, in order of their beginning; open conversations stay open.
   */
  public synchronized String ladders(LadderStyle style) {
    List<String> pictures = new ArrayList<>();
    first.forEach(conversation -> pictures.add(Ladder.of(conversation, style)));
    if (leftOut > 0) {
      pictures.add("(" + leftOut + " conversations left out)\n");
    }
    latest.forEach(conversation -> pictures.add(Ladder.of(conversation, style)));
    return String.join("\n", pictures);
  }
}
