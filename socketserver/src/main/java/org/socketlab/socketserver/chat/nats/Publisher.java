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
 * <p>The broker acknowledges a command when the stream has it: in a cluster, when most of its
 * servers have. If no acknowledgement comes, that says nothing: it may be the command that was
 * lost, or the answer. So it is sent again under the same id, and the broker takes an id only once
 * (within two minutes). When the time is over, the client hears which of the two it was: nobody can
 * have got it, or somebody may have.
 */
final class Publisher {
  /** The header that names a message, so that the broker knows it again. */
  static final String ID = "Nats-Msg-Id";

  private static final long ONE_ATTEMPT_MILLIS = 1500;
  private static final long PAUSE_MILLIS = 100;

  private final CommandStream stream;

  Publisher(CommandStream stream) {
    this.stream = stream;
  }

  /** What an attempt has come to. */
  private enum Attempt {
    ACKNOWLEDGED,
    NOT_SENT,
    UNKNOWN
  }

  /**
   * Returns when the stream has the command.
   *
   * @param deadline until when, in {@link System#nanoTime}'s time
   * @param known completes if it turns out in another way that the stream has it
   * @throws NotDone if it can't be, or nobody knows whether it is
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
      // To publish is to send a message that asks for an answer, which is the acknowledgement.
      Message answer =
          stream
              .connection()
              .requestWithTimeout(stream.subject(), headers, command, Duration.ofMillis(millis))
              .get(millis, TimeUnit.MILLISECONDS);
      new PublishAck(answer); // throws if it is none
      return Attempt.ACKNOWLEDGED;
    } catch (ExecutionException e) {
      // "No responders": the broker is there, and nobody in it answers for the stream, as when its
      // servers are about to choose a new leader.
      return e.getCause() instanceof JetStreamStatusException ? Attempt.NOT_SENT : Attempt.UNKNOWN;
    } catch (TimeoutException | CancellationException e) {
      return Attempt.UNKNOWN;
    } catch (IllegalStateException e) { // no connection just now
      return Attempt.NOT_SENT;
    } catch (JetStreamApiException e) {
      if (e.getErrorCode() >= 500) { // it failed there, and who knows at which of its servers
        return Attempt.UNKNOWN;
      }
      throw new NotDone(
          NotDone.Reason.AWAY, "the broker does not take it: " + e.getErrorDescription());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static NotDone gone() {
    return new NotDone(NotDone.Reason.AWAY, "the broker can't be reached, and nothing was changed");
  }

  /** The sentence for whoever has to live with not knowing. */
  static NotDone uncertain() {
    return new NotDone(
        NotDone.Reason.UNCERTAIN,
        "the broker has not confirmed it in time: it may be done, or be done later");
  }
}
