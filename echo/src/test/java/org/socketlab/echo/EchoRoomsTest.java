package org.socketlab.echo;

import org.socketlab.testing.rooms.RoomsTest;

final class EchoRoomsTest extends RoomsTest {
  EchoRoomsTest() {
    super(Main.class);
  }
}
