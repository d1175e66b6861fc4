package org.socketlab.socketserver.chat.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamStatusException;
import io.nats.client.Message;
import io.nats.client.api.PublishAck;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.socketlab.socketserver.chat.NotDone;

/**
 * Adds commands to a stream.
 *
 * <p>The broker acknowledges a command when the stream has it: in a cluster, when a majority of its
 * servers have it. A missing acknowledgement proves nothing: either the command or the
 * acknowledgement may be lost. So the command is sent again under the same id, and the broker takes
 * an id only once (within two minutes). After the deadline, the client learns which case it is: the
 * command cannot have arrived, or it may have.
 */
final class Publisher {
  /** The header with a message's id, by which the broker drops duplicates. */
  static final String ID = "Nats-Msg-Id";

  private static final long ONE_ATTEMPT_MILLIS = 1500;
  private static final long PAUSE_MILLIS = 100;

  private final CommandStream stream;

  Publisher(CommandStream stream) {
    this.stream = stream;
  }

  /** The result of an attempt. */
  private enum Attempt {
    ACKNOWLEDGED,
    NOT_SENT,
    UNKNOWN
  }

  /**
   * Returns when the stream has the command.
   *
   * @param deadline on the clock of {@link System#nanoTime}
   * @param known completes if the command comes back from the stream
   * @throws NotDone if the stream cannot have the command, or nobody knows whether it has
   */
  void publish(String id, byte[] command, long deadline, CompletableFuture<?> known)
      throws IOException {
    boolean mayBeThere = false;
    while (!known.isDone()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0 || !mayBeThere && stream.broker().isLost()) {
        throw mayBeThere ? uncertain() : gone();
      }
      Attempt attempt = attempt(id, command, Math.min(left, ONE_ATTEMPT_MILLIS));
      if (attempt == Attempt.ACKNOWLEDGED) {
        return;
      }
      mayBeThere |= attempt == Attempt.UNKNOWN;
      Pause.millis(Math.min(left, PAUSE_MILLIS));
    }
  }

  private Attempt attempt(String id, byte[] command, long millis) throws IOException {
    Headers headers = new Headers().add(ID, id);
    try {
      // A publish is a request; its reply is the acknowledgement.
      Message answer =
          stream
              .connection()
              .requestWithTimeout(stream.subject(), headers, command, Duration.ofMillis(millis))
              .get(millis, TimeUnit.MILLISECONDS);
      new PublishAck(answer); // throws if it is not an acknowledgement
      return Attempt.ACKNOWLEDGED;
    } catch (ExecutionException e) {
      // "No responders": the broker is there, but no server answers for the stream, for example
      // while the cluster elects a leader.
      return e.getCause() instanceof JetStreamStatusException ? Attempt.NOT_SENT : Attempt.UNKNOWN;
    } catch (TimeoutException | CancellationException e) {
      return Attempt.UNKNOWN;
    } catch (IllegalStateException e) { // no connection just now
      return Attempt.NOT_SENT;
    } catch (JetStreamApiException e) {
      if (e.getErrorCode() >= 500) { // some of its servers may have it
        return Attempt.UNKNOWN;
      }
      throw new NotDone(
          NotDone.Reason.AWAY, "the broker does not accept it: " + e.getErrorDescription());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static NotDone gone() {
    return new NotDone(NotDone.Reason.AWAY, "the broker can't be reached, and nothing was changed");
  }

  /** The failure when the outcome is unknown. */
  static NotDone uncertain() {
    return new NotDone(
        NotDone.Reason.UNCERTAIN,
        "the broker has not confirmed it in time: it may be done now, later, or never");
  }
}
