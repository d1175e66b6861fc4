package org.socketlab.grade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Grades on this machine, some submissions at a time: their checks share its processors. */
final class LocalEngine implements Engine {
  private final Plan plan;
  private final boolean isProtected;
  private final String visibility;
  private final int atATime;

  LocalEngine(Plan plan, boolean isProtected, String visibility, int atATime) {
    this.plan = plan;
    this.isProtected = isProtected;
    this.visibility = visibility;
    this.atATime = atATime;
  }

  @Override
  public void grade(List<Job> jobs, Listener listener) throws IOException {
    ExecutorService threads = Executors.newFixedThreadPool(atATime);
    try (CheckPool pool = new CheckPool(isProtected)) {
      StudentGrading grading = new StudentGrading(plan, pool);
      List<Future<?>> all = new ArrayList<>();
      for (Job job : jobs) {
        all.add(
            threads.submit(
                () -> {
                  grade(job, grading, listener);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure; // a disk that is full for one is full for the next
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void grade(Job job, StudentGrading grading, Listener listener) throws IOException {
    StudentResult result;
    try {
      result = grading.grade(job.submission(), job.seed());
    } catch (IOException e) {
      synchronized (listener) {
        listener.failed(job, String.valueOf(e.getMessage()));
      }
      return;
    }
    result.write(job.result(), visibility);
    synchronized (listener) {
      listener.graded(job, result);
    }
  }
}
