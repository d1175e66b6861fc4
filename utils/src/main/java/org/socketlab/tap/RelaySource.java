package org.socketlab.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.NetworkChannel;

/** Where a tap's connections with the far side come from. */
public interface RelaySource {
  /** Wherever the system likes. */
  RelaySource ANY = (channel, client) -> channel.bind(null);

  /** Binds the channel that is about to connect to the far side on behalf of a client. */
  void bind(NetworkChannel channel, InetSocketAddress client) throws IOException;
}
