package org.socketlab.socketserver.chat.nats;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.JetStreamOptions;
import io.nats.client.api.DiscardPolicy;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.socketlab.cli.Failure;

/**
 * The commands of all servers of one chat, in one order: a stream that the broker keeps in files,
 * in a cluster, on three of its servers.
 *
 * <p>A command's place in the stream is its sequence number, counted from 1. Commands are never
 * changed or removed, so all servers read the same, at any time.
 */
public final class CommandStream implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int ATTEMPTS = 20;

  // Error codes of JetStream's API, from the table that its source has (server/errors.json).
  private static final int NO_SUCH_STREAM = 10059;
  private static final int NO_SUCH_MESSAGE = 10037;

  private final Broker broker;
  private final String name;
  private final Consumer<String> notes;
  private final JetStreamManagement management;

  /** A request to the broker. */
  interface Question<T> {
    T ask() throws IOException, JetStreamApiException;
  }

  /**
   * Opens the stream of that name, and creates it if it does not exist.
   *
   * @throws Failure if the broker keeps no streams
   */
  public CommandStream(Broker broker, String name, Consumer<String> notes) throws IOException {
    this.broker = broker;
    this.name = name;
    this.notes = notes;
    this.management =
        broker
            .connection()
            .jetStreamManagement(JetStreamOptions.builder().requestTimeout(PATIENCE).build());
    if (!broker.connection().getServerInfo().isJetStreamAvailable()) {
      throw Failure.of(broker + " keeps no streams")
          .hint("start it with JetStream: nats-server -js");
    }
    make();
  }

  private void make() throws IOException {
    try {
      patiently(() -> management.addStream(configuration())); // the same again changes nothing
    } catch (IOException e) {
      throw Failure.of(broker + " cannot create the stream '" + name + "': " + e.getMessage())
          .hint("a cluster needs three servers with JetStream, at least two of them running");
    }
  }

  /** Asks again: a cluster that has just come up, or lost its leader, answers a little later. */
  <T> T patiently(Question<T> question) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return ask(question);
      } catch (IOException e) {
        if (attempt == ATTEMPTS || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        if (attempt == 1) {
          notes.accept(broker + " is not ready yet: " + e.getMessage());
        }
        Pause.millis(500);
      }
    }
  }

  private StreamConfiguration configuration() {
    boolean cluster = broker.connection().getServerInfo().getCluster() != null;
    return StreamConfiguration.builder()
        .name(name)
        .subjects(subject())
        .storageType(StorageType.File)
        .replicas(cluster ? 3 : 1)
        .maximumMessageSize(ChatCommand.MOST_BYTES + 1024) // and its headers
        .discardPolicy(DiscardPolicy.New) // a full disk keeps all old commands
        .denyDelete(true)
        .denyPurge(true)
        .build();
  }

  /** The subject that commands are published to. */
  String subject() {
    return name + ".commands";
  }

  /** Its name. */
  String name() {
    return name;
  }

  /** The broker that keeps it. */
  Broker broker() {
    return broker;
  }

  /** The newest command's sequence, 0 if there is none. */
  long last() throws IOException {
    return ask(() -> management.getStreamInfo(name).getStreamState().getLastSequence());
  }

  /** The id of the command at that sequence, null if there is none: it identifies a stream. */
  String idAt(long sequence) throws IOException {
    return ask(
        () -> {
          try {
            return Reading.id(management.getMessage(name, sequence).getHeaders());
          } catch (JetStreamApiException e) {
            int code = e.getApiErrorCode();
            if (code == NO_SUCH_MESSAGE || code == NO_SUCH_STREAM) {
              return null;
            }
            throw e;
          }
        });
  }

  /** Begins to read at that sequence. */
  Reading from(long sequence) throws IOException {
    return ask(() -> new Reading(this, sequence));
  }

  /** Turns any failure of the broker into an IOException. */
  <T> T ask(Question<T> question) throws IOException {
    try {
      return question.ask();
    } catch (JetStreamApiException | IllegalStateException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** The connection that reads and writes the stream. */
  Connection connection() {
    return broker.connection();
  }

  @Override
  public void close() {
    broker.close();
  }
}
