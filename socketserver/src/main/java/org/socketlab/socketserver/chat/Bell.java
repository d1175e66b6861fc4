package org.socketlab.socketserver.chat;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Rings when there is a new message: long polls wait here instead of at the database. */
public final class Bell implements AutoCloseable {
  private static final int MOST_WAITING = 3000; // of all connections that the server has

  private final ReentrantLock lock = new ReentrantLock(); // a virtual thread can wait at this one
  private final Condition rung = lock.newCondition();
  private long newest;
  private boolean closed;

  /** A bell that has rung for that message already. */
  public Bell(long newest) {
    this.newest = newest;
  }

  /** Announces the message with that id. */
  public void ring(long id) {
    lock.lock();
    try {
      newest = Math.max(newest, id);
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a message after that one, at most that long; returns at once when the server stops.
   */
  public void awaitAfter(long id, Duration most) {
    lock.lock();
    try {
      if (lock.getWaitQueueLength(rung) >= MOST_WAITING) {
        return; // leave room for writers
      }
      long left = most.toNanos();
      while (newest <= id && !closed && left > 0) {
        left = rung.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // an interrupt ends the wait
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waits. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      rung.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
