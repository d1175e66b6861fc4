package org.socketlab.grade;

import java.io.IOException;
import java.util.List;

/** What carries jobs out, on this machine or on others. */
interface Engine {
  /** Is told of each job when it is done; one call at a time. */
  interface Listener {
    /** There is a result. */
    void graded(Job job, StudentResult result);

    /** There is none. */
    void failed(Job job, String why);
  }

  /** Carries them all out, and returns when each is done, or can't be. */
  void grade(List<Job> jobs, Listener listener) throws IOException;
}
