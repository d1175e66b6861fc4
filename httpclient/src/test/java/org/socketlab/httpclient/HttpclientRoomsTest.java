package org.socketlab.httpclient;

import org.socketlab.testing.rooms.RoomsTest;

final class HttpclientRoomsTest extends RoomsTest {
  HttpclientRoomsTest() {
    super(Main.class);
  }
}
