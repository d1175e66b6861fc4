package org.socketlab.socketserver;

import org.socketlab.testing.MarksTest;

final class SocketserverMarksTest extends MarksTest {
  SocketserverMarksTest() {
    super(
        "socketserver",
        Server01Checks.class,
        Server02Checks.class,
        Server03Checks.class,
        Server04Checks.class,
        Server05Checks.class);
  }
}
