package org.socketlab.socketserver.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.socketlab.net.ClientThreads;

/**
 * The one thread that waits for all clients: for new connections, and for the next request on each
 * open connection.
 *
 * <p>This thread itself answers a complete request whose reply is in memory: waking another thread
 * would cost more than a small request does. A {@link WebConversation} does everything else (half a
 * request, a body, a disk, a reply that takes time) in a thread that may block; then the client
 * returns here. So no client holds up the next, and an idle client costs no thread. The pattern's
 * name is half-sync/half-async.
 */
final class Front {
  private static final long PAUSE_MILLIS = 20;
  private static final long SWEEP_MILLIS = 250;
  private static final int MOST_OF_A_READ = 16 << 10;

  // The request of a new client is on its way: polling for it this long costs less than sleeping
  // and waking up.
  private static final long LOOK_NANOS = 50_000;

  private final ServerSocketChannel server;
  private final WebSite site;
  private final Connections connections;
  private final ClientThreads threads = new ClientThreads();
  private final Selector selector;
  private final Queue<WebConnection> back = new ConcurrentLinkedQueue<>(); // from their threads

  // The fields below belong to the one thread.
  private final ByteBuffer received = ByteBuffer.allocate(MOST_OF_A_READ);
  private SelectionKey listening;
  private long lookUntil = System.nanoTime();
  private long swept = System.nanoTime();
  private boolean pauses;
  private boolean noted;

  /** A front for a bound listening socket, with limits for the clients. */
  Front(ServerSocketChannel server, WebSite site, int most, int mostOfOne, Duration idle)
      throws IOException {
    this.server = server;
    this.site = site;
    this.selector = Selector.open();
    this.connections = new Connections(most, mostOfOne, idle, selector::wakeup);
  }

  /** Serves clients; returns after a stop request, when all clients are served. */
  void run() throws IOException {
    server.configureBlocking(false);
    listening = server.register(selector, SelectionKey.OP_ACCEPT);
    try (selector) {
      while (isWanted()) {
        select();
        for (WebConnection connection; (connection = back.poll()) != null; ) {
          watchAgain(connection);
        }
        for (Iterator<SelectionKey> keys = selector.selectedKeys().iterator(); keys.hasNext(); ) {
          SelectionKey key = keys.next();
          keys.remove();
          if (key == listening) {
            accept();
          } else if (key.isValid()) {
            turn((Watched) key.attachment());
          }
        }
        sweep();
      }
    }
    threads.close();
  }

  /** Stops serving. */
  void stop() {
    connections.stop();
  }

  private boolean isWanted() throws IOException {
    if (connections.isStopping()) {
      server.close();
      return !connections.isEmpty();
    }
    boolean accepts = !pauses && connections.hasPlace();
    listening.interestOps(accepts ? SelectionKey.OP_ACCEPT : 0);
    return true;
  }

  private void select() throws IOException {
    if (lookUntil - System.nanoTime() > 0) {
      selector.selectNow();
    } else {
      selector.select(pauses ? PAUSE_MILLIS : SWEEP_MILLIS);
      pauses = false;
    }
  }

  private void accept() {
    SocketChannel channel;
    try {
      channel = server.accept();
      if (channel == null) { // gone before it was accepted
        return;
      }
    } catch (IOException e) {
      // For example, no file descriptor is left. Other clients will end, and the listening socket
      // still works.
      pause("cannot accept a client: " + e.getMessage());
      return;
    }
    lookUntil = System.nanoTime() + LOOK_NANOS;
    try {
      welcome(connections.add(channel, (InetSocketAddress) channel.getRemoteAddress()));
    } catch (IOException gone) {
      closeQuietly(channel);
    }
  }

  private void welcome(WebConnection connection) {
    Watched client = new Watched(connection, site, selector);
    try {
      // The rest of a reply that does not fit one write must not wait for the acknowledgement of
      // the first part (RFC 9293 section 3.7.4, the Nagle algorithm).
      connection.channel().setOption(StandardSocketOptions.TCP_NODELAY, true);
      if (connections.isOneTooMany(connection)) {
        leaveToThread(client, new WebConversation(site, connection)::refuse);
      } else {
        connection.channel().configureBlocking(false);
        turn(client);
      }
    } catch (IOException gone) {
      client.drop();
    }
  }

  private void turn(Watched client) {
    try {
      Watched.Rest rest = client.turn(received);
      if (rest != null) {
        leaveToThread(client, rest);
      }
    } catch (IOException gone) {
      client.drop();
    } catch (RuntimeException e) {
      e.printStackTrace(); // a mistake in this program, for its author: the other clients go on
      client.drop();
    }
  }

  private void leaveToThread(Watched client, Watched.Rest rest) throws IOException {
    client.leave();
    try {
      threads.start(() -> serve(client.connection(), rest));
    } catch (IOException noThread) {
      pause("cannot serve a client: " + noThread.getMessage());
      throw noThread;
    }
  }

  /** Serves the client in its thread. */
  private void serve(WebConnection connection, Watched.Rest rest) {
    boolean goesOn = false;
    try {
      goesOn = rest.serve();
    } catch (IOException gone) {
      // The client is gone, or was dropped for being too slow: nobody is left to answer.
    } catch (RuntimeException e) {
      e.printStackTrace(); // a mistake in this program, for its author: the other clients go on
    } finally {
      if (goesOn) {
        back.add(connection);
        selector.wakeup();
      } else if (!connection.isHandedOver()) {
        connection.end();
      }
    }
  }

  private void watchAgain(WebConnection connection) {
    try {
      connection.channel().configureBlocking(false);
      turn(new Watched(connection, site, selector));
    } catch (IOException gone) {
      connection.end();
    }
  }

  /** Ends the wait for each client whose deadline has passed. */
  private void sweep() {
    long now = System.nanoTime();
    if (now - swept < TimeUnit.MILLISECONDS.toNanos(SWEEP_MILLIS)) {
      return;
    }
    swept = now;
    connections.forEach(
        connection -> {
          if (connection.isDue(now)) {
            SelectionKey key = connection.channel().keyFor(selector);
            if (key != null && key.isValid()) {
              ((Watched) key.attachment()).drop();
            } else {
              connection.endWait();
            }
          }
        });
  }

  /** Accepts no clients for a while, so that others may end first. */
  private void pause(String note) {
    if (!noted) {
      noted = true;
      site.notes().accept(note);
    }
    pauses = true;
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException gone) {
      // Closed is closed.
    }
  }
}
