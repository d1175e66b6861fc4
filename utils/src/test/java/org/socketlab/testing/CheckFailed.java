package org.socketlab.testing;

/** The program under test is wrong; the message says in a line what was expected and what came. */
public final class CheckFailed extends AssertionError {
  private static final long serialVersionUID = 1;

  private final String story;

  /** A failure with its reason in one line. */
  public CheckFailed(String reason) {
    this(reason, "");
  }

  public CheckFailed(String reason, String story) {
    super(reason);
    this.story = story;
    if (!story.isEmpty()) {
      setStackTrace(new StackTraceElement[0]); // the story says more, and to more people
    }
  }

  /** All that was done, expected and seen; empty until the check has ended. */
  public String story() {
    return story;
  }
}
