package org.socketlab.tap;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.DatagramChannel;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes down what the sockets of this process say to one port of their peers, and hear from it.
 *
 * <p>No relay stands between: {@link Socket} and {@link DatagramSocket} leave their work to a
 * SocketImpl, and the JDK lets a process choose it. Ours passes each call on to a socket of the
 * system, and notes the bytes. So addresses, failures and times are the real ones.
 */
public final class Recorder {
  private final Function<Meeting, Conversation> album;
  private final int port;
  private final Set<Conversation> open = new LinkedHashSet<>();
  private int meetings;

  /**
   * A recorder of what is said to that port, in the conversations that it is given. What the
   * program says to another one, such as to a socket of its own, is not its peer's business.
   */
  public Recorder(Function<Meeting, Conversation> album, int port) {
    this.album = album;
    this.port = port;
  }

  /** Records the sockets that are made from now on. A process can do that once. */
  // Deprecated as a way to ship a network of one's own; to watch the JDK's there is no other.
  @SuppressWarnings("deprecation")
  public void install() throws IOException {
    Socket.setSocketImplFactory(() -> new RecordedSocket(this));
    DatagramSocket.setDatagramSocketImplFactory(() -> new RecordedDatagrams(this));
  }

  /** The process ends: what is open now stays so. */
  public synchronized void end() {
    open.forEach(Conversation::closed);
    open.clear();
  }

  boolean records(InetSocketAddress far) {
    return far.getPort() == port;
  }

  synchronized Conversation begin(boolean udp, InetSocketAddress near, InetSocketAddress far) {
    Conversation conversation = album.apply(new Meeting(++meetings, udp, near, near, far));
    open.add(conversation);
    return conversation;
  }

  synchronized void over(Conversation conversation) {
    open.remove(conversation);
  }

  /**
   * The address from which the system reaches a peer, with the port of a socket that is bound to
   * every address.
   */
  static InetSocketAddress near(InetSocketAddress local, InetSocketAddress far) {
    if (!local.getAddress().isAnyLocalAddress()) {
      return local;
    }
    try (DatagramChannel route = DatagramChannel.open()) { // to connect it sends nothing
      route.connect(far);
      InetAddress ours = ((InetSocketAddress) route.getLocalAddress()).getAddress();
      return new InetSocketAddress(ours, local.getPort());
    } catch (IOException noRoute) {
      return local;
    }
  }
}
