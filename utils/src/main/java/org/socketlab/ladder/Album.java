package org.socketlab.ladder;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Meeting;

/**
 * Conversations that are to be drawn in the end: of very many the first and the latest, so that the
 * album of a server that runs for days stays small.
 */
public final class Album {
  private final int most;
  private final List<Conversation> first = new ArrayList<>();
  private final Deque<Conversation> latest = new ArrayDeque<>();
  private long leftOut;

  /** An album of at most so many conversations, half of them the first ones. */
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

  /** The ladders of all that it has, in the order in which they began; what is open stays so. */
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
