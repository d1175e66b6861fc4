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
 * The one thread that waits for all clients: for those who come, and for the next request of those
 * who are here.
 *
 * <p>A request that is whole, and whose reply is in memory, it answers itself: to wake another
 * thread would cost more than a small request does. Everything else (half a request, a body, a
 * disk, an answer that is still to come) is done by a {@link WebConversation} in a thread that may
 * wait; then the client is watched here again. So no client holds up the next, and a client that
 * asks nothing costs no thread. The pattern's name is half-sync/half-async.
 */
final class Front {
  private static final long PAUSE_MILLIS = 20;
  private static final long SWEEP_MILLIS = 250;
  private static final int MOST_OF_A_READ = 16 << 10;

  // The request of a client that has just come is on its way: to look for it so long costs less
  // than to sleep and be woken.
  private static final long LOOK_NANOS = 50_000;

  private final ServerSocketChannel server;
  private final WebSite site;
  private final Connections connections;
  private final ClientThreads threads = new ClientThreads();
  private final Selector selector;
  private final Queue<WebConnection> back = new ConcurrentLinkedQueue<>(); // from their threads

  // From here on: the one thread's own.
  private final ByteBuffer received = ByteBuffer.allocate(MOST_OF_A_READ);
  private SelectionKey listening;
  private long lookUntil = System.nanoTime();
  private long swept = System.nanoTime();
  private boolean pauses;
  private boolean noted;

  /** With a bound listening socket, and the clients that there may be. */
  Front(ServerSocketChannel server, WebSite site, int most, int mostOfOne, Duration idle)
      throws IOException {
    this.server = server;
    this.site = site;
    this.selector = Selector.open();
    this.connections = new Connections(most, mostOfOne, idle, selector::wakeup);
  }

  /** Serves each client; returns when the server was told to stop, and all are served. */
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

  /** Serves nobody any further. */
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
      // No file descriptor left, perhaps. Others are being served and will end: the listening
      // socket is still good.
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
      // A reply is one write as far as it can be; what is left of it must not wait for an
      // acknowledgement of what went before (RFC 9293 section 3.7.4, the Nagle algorithm).
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

  /** In that thread. */
  private void serve(WebConnection connection, Watched.Rest rest) {
    boolean goesOn = false;
    try {
      goesOn = rest.serve();
    } catch (IOException gone) {
      // The client went, or was dropped for being too slow: nobody is left to tell.
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

  /** Ends the wait for each client that has had its time. */
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

  /** Accepts nobody for a while: until one of those who are served has ended, perhaps. */
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
