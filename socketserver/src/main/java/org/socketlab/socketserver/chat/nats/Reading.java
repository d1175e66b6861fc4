package org.socketlab.socketserver.chat.nats;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamSubscription;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import io.nats.client.impl.Headers;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * Reads a stream from a given place.
 *
 * <p>A reading can fall silent without an error, for example when the broker's server that led it
 * is killed. So the caller checks from time to time whether the stream has more, and then begins a
 * new reading.
 */
final class Reading implements AutoCloseable {
  private final JetStreamSubscription subscription;

  /**
   * A command in the stream.
   *
   * @param sequence its place, from 1 on
   * @param id the id from the publishing server; empty if there is none
   * @param bytes the command
   */
  record Entry(long sequence, String id, byte[] bytes) {}

  /** Begins at that sequence. */
  Reading(CommandStream stream, long sequence) throws IOException, JetStreamApiException {
    PushSubscribeOptions options =
        PushSubscribeOptions.builder().stream(stream.name())
            .ordered(true)
            .configuration(
                ConsumerConfiguration.builder()
                    .deliverPolicy(DeliverPolicy.ByStartSequence)
                    .startSequence(sequence)
                    .build())
            .build();
    subscription = stream.connection().jetStream().subscribe(stream.subject(), options);
  }

  /** The next command, or null if none comes in that time. */
  Entry next(Duration patience) throws IOException {
    try {
      Message message = subscription.nextMessage(patience);
      if (message == null) {
        return null;
      }
      long sequence = message.metaData().streamSequence();
      return new Entry(sequence, id(message.getHeaders()), message.getData());
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  /** The id in a message's headers, empty if there is none. */
  static String id(Headers headers) {
    String id = headers == null ? null : headers.getFirst(Publisher.ID);
    return id == null ? "" : id;
  }

  @Override
  public void close() {
    try {
      subscription.unsubscribe();
    } catch (IllegalStateException e) {
      // The connection is gone, and the subscription with it.
    }
  }
}
