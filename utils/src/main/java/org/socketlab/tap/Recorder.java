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
 * Records what this process's sockets send to one port of their peers, and receive from that port.
 *
 * <p>There is no relay: {@link Socket} and {@link DatagramSocket} leave their work to a SocketImpl,
 * and the JDK lets a process choose it. This one passes each call on to a system socket, and notes
 * the bytes. So addresses, failures and times are the real ones.
 */
public final class Recorder {
  private final Function<Meeting, Conversation> album;
  private final int port;
  private final Set<Conversation> open = new LinkedHashSet<>();
  private int meetings;

  /**
   * A recorder of the traffic with that port, in the album's conversations. Traffic with another
   * port, such as between the program's own sockets, does not concern its peer.
   */
  public Recorder(Function<Meeting, Conversation> album, int port) {
    this.album = album;
    this.port = port;
  }

  /** Records the sockets that are made from now on. A process can do that once. */
  // Deprecated as a way to replace the JDK's network; there is no other way to watch it.
  @SuppressWarnings("deprecation")
  public void install() throws IOException {
    Socket.setSocketImplFactory(() -> new RecordedSocket(this));
    DatagramSocket.setDatagramSocketImplFactory(() -> new RecordedDatagrams(this));
  }

  /** Called when the process ends: closes the records of open conversations. */
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
    try (DatagramChannel route = DatagramChannel.open()) { // connecting sends nothing
      route.connect(far);
      InetAddress ours = ((InetSocketAddress) route.getLocalAddress()).getAddress();
      return new InetSocketAddress(ours, local.getPort());
    } catch (IOException noRoute) {
      return local;
    }
  }
}
