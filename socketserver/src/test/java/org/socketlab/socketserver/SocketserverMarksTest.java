package org.socketlab.socketserver;

import org.socketlab.testing.MarksTest;

final class SocketserverMarksTest extends MarksTest {
  SocketserverMarksTest() {
    super("socketserver", Server03Checks.class);
  }
}
