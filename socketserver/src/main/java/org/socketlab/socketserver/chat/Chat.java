package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.time.Duration;
import org.socketlab.socketserver.web.Router;

/** A chat as a server shows it: a store, and the clients that wait for its news. */
public final class Chat implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(10); // the contract promises 15

  private final Hub hub;
  private final Bell bell;
  private final Router routes;

  /** The chat in that store; the caller closes the store. */
  public Chat(ChatStore store) throws IOException {
    hub = new Hub(store.lastEvent(), HEARTBEAT);
    bell = new Bell(store.lastMessage());
    store.listen(this::tell);
    Gate gate = new Gate(store);
    routes =
        new ChatRoutes(
            new MemberRequests(store, gate),
            new MessageRequests(store, gate, bell),
            new EventRequests(store, hub),
            new Page());
  }

  private void tell(ChatEvent event) {
    hub.tell(event);
    if (event instanceof ChatEvent.OfMessage of) {
      bell.ring(of.message().id());
    }
  }

  /** The routes of the chat's requests. */
  public Router routes() {
    return routes;
  }

  /** Ends all waits for news. */
  @Override
  public void close() {
    hub.close();
    bell.close();
  }
}
