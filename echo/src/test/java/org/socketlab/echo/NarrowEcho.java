package org.socketlab.echo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Peer;

/**
 * A correct echo server with small buffers: it reads on only after it has sent back what it read.
 */
final class NarrowEcho {
  private static final int ROOM = 64 * 1024;

  private NarrowEcho() {}

  /** Echoes until the client ends its stream; then ends ours and closes. */
  static void untilTheEnd(Peer client) {
    try (Socket socket = client.socket()) {
      socket.setSendBufferSize(ROOM);
      socket.setReceiveBufferSize(ROOM);
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      byte[] piece = new byte[ROOM];
      for (int n; (n = in.read(piece)) >= 0; ) {
        out.write(piece, 0, n);
      }
    } catch (IOException e) {
      throw new CheckFailed("the connection broke while the server echoed: " + e.getMessage());
    }
  }
}
