package org.socketlab.socketserver.chatserver;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.socketlab.cli.Listen;
import org.socketlab.socketserver.web.Connection;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.ReplyWriter;
import org.socketlab.socketserver.web.Second;
import org.socketlab.socketserver.web.Service;

/**
 * So many connections from one address, and no more: those who wait for news keep theirs for hours,
 * and one client must not have all that there are.
 */
final class AddressLimit implements Service.Host {
  private final Map<InetAddress, Integer> open = new ConcurrentHashMap<>();
  private final Listen listen;
  private final int most;
  private final Service.Host host;
  private final Second.Clock clock;

  AddressLimit(Listen listen, int most, Service.Host host, Second.Clock clock) {
    this.listen = listen;
    this.most = most;
    this.host = host;
    this.clock = clock;
  }

  @Override
  public Service welcome(Connection connection) throws IOException {
    InetSocketAddress client = listen.client(connection.channel().getRemoteAddress());
    InetAddress address = client.getAddress();
    int count = open.merge(address, 1, Integer::sum);
    connection.atEnd(() -> open.computeIfPresent(address, (key, n) -> n == 1 ? null : n - 1));
    if (count <= most) {
      return host.welcome(connection);
    } else {
      Reply reply =
          Reply.text(503, "your address has " + most + " connections open, and may have no more");
      new ReplyWriter(connection)
          .send(reply.with("Retry-After", "10"), clock.now().date(), ReplyWriter.Form.LAST, true);
      return null;
    }
  }
}
