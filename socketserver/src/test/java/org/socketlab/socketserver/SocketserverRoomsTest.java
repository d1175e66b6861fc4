package org.socketlab.socketserver;

import org.socketlab.testing.rooms.RoomsTest;

final class SocketserverRoomsTest extends RoomsTest {
  SocketserverRoomsTest() {
    super(Main.class);
  }
}
