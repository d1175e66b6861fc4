package org.socketlab.echo;

import org.socketlab.testing.marks.MarksTest;

final class EchoMarksTest extends MarksTest {
  EchoMarksTest() {
    super(
        "echo",
        EchoServerChecks.class,
        EchoServerCrowdChecks.class,
        EchoServerPortChecks.class,
        EchoClientChecks.class,
        EchoClientFailureChecks.class,
        EchoClientPingChecks.class,
        EchoClientUdpChecks.class);
  }
}
