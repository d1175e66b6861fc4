package org.socketlab.grade;

import java.io.IOException;
import java.util.List;

/** Carries out jobs, on this machine or on others. */
interface Engine {
  /** Is told of each job when it is done; one call at a time. */
  interface Listener {
    /** There is a result. */
    void graded(Job job, StudentResult result);

    /** There is no result. */
    void failed(Job job, String why);
  }

  /** Carries out all jobs, and returns when each is done or has failed. */
  void grade(List<Job> jobs, Listener listener) throws IOException;
}
