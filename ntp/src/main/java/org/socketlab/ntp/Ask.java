package org.socketlab.ntp;

import java.io.IOException;
import java.net.InetSocketAddress;

/** One question to a time server, and its answer. */
interface Ask {
  /** Asks that server; fails when it does not answer in time, or tells no time. */
  Sample ask(InetSocketAddress server) throws IOException;
}
