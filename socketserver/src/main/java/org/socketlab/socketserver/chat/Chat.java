package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.time.Duration;
import org.socketlab.socketserver.web.Router;

/** A chat as a server shows it: what is kept in a store, and those who wait for news of it. */
public final class Chat implements AutoCloseable {
  private static final Duration HEARTBEAT = Duration.ofSeconds(10); // 15 are promised

  private final Hub hub;
  private final Bell bell;
  private final Router routes;

  /** The chat in that store, which stays its caller's to close. */
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

  /** What answers which request. */
  public Router routes() {
    return routes;
  }

  /** Nobody waits for news any longer. */
  @Override
  public void close() {
    hub.close();
    bell.close();
  }
}
