package org.socketlab.ntp;

import org.socketlab.testing.rooms.RoomsTest;

final class NtpRoomsTest extends RoomsTest {
  NtpRoomsTest() {
    super(Main.class);
  }
}
