package org.socketlab.ladder;

/**
 * How ladders look.
 *
 * @param between the text before the far side's address: the relay's name, such as {@code wiretap
 *     ->}
 * @param width the columns to fit in, at least {@value #LEAST}
 * @param times whether each row says when it happened, in seconds from the conversation's beginning
 * @param numbered whether each row says which conversation it belongs to: for several at once
 */
public record LadderStyle(String between, int width, boolean times, boolean numbered) {
  /** The columns that a ladder needs. */
  public static final int LEAST = 60;

  /** The columns without a terminal. */
  public static final int DEFAULT = 76;

  /** A width that is too small becomes the least. */
  public LadderStyle {
    width = Math.max(width, LEAST);
  }
}
