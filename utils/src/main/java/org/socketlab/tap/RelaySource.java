package org.socketlab.tap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.NetworkChannel;

/** The local addresses of a tap's connections to the far side. */
public interface RelaySource {
  /** An address of the system's choice. */
  RelaySource ANY = (channel, client) -> channel.bind(null);

  /** Binds the channel that is about to connect to the far side on behalf of a client. */
  void bind(NetworkChannel channel, InetSocketAddress client) throws IOException;
}
