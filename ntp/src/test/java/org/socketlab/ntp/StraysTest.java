package org.socketlab.ntp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Target;
import picocli.CommandLine;

final class StraysTest {
  private static final InetSocketAddress ASKED = new InetSocketAddress("127.0.0.1", 1123);

  private final Strays strays = new Strays(target(), ASKED);

  @Test
  void silenceHasAHint() {
    Failure failure = failure();
    assertEquals("cannot ask 127.0.0.1 port 1123: no answer within 0.3 s", failure.getMessage());
    assertEquals(
        "UDP does not say when nobody listens: is it the right server, and its port?",
        failure.hint());
  }

  @Test
  void whatWasDroppedIsCountedByItsReason() {
    drop(4711, "mode 3");
    drop(4711, "47 bytes");
    drop(4711, "mode 3");
    assertEquals(
        "cannot ask 127.0.0.1 port 1123: no answer within 0.3 s, dropped 2 x mode 3; 1 x 47 bytes",
        failure().getMessage());
    assertNull(failure().hint());
  }

  @Test
  void aFloodFillsNeitherMemoryNorScreen() {
    for (int i = 0; i < 100_000; i++) {
      drop(4711, "from 10.0.0.1:" + i);
    }
    assertEquals(
        "cannot ask 127.0.0.1 port 1123: no answer within 0.3 s, dropped 1 x from 10.0.0.1:0; "
            + "1 x from 10.0.0.1:1; 1 x from 10.0.0.1:2; 99997 x for other reasons",
        failure().getMessage());
  }

  @Test
  void theServersPortAtAnotherAddressHasAHint() {
    strays.drop(from("127.0.0.9", 1123), "from 127.0.0.9:1123, which we did not ask");
    drop(4711, "mode 3");
    assertEquals(
        "cannot ask 127.0.0.1 port 1123: no answer within 0.3 s, "
            + "dropped 1 x from 127.0.0.9:1123, which we did not ask; 1 x mode 3",
        failure().getMessage());
    assertEquals(
        "127.0.0.9 answered in place of 127.0.0.1: does the server listen at every address?",
        failure().hint());
  }

  @Test
  void theServersOwnStrayIsNoOtherAddress() {
    drop(1123, "mode 3");
    assertNull(failure().hint());
  }

  private void drop(int port, String why) {
    strays.drop(from("127.0.0.1", port), why);
  }

  private static DatagramPacket from(String host, int port) {
    return new DatagramPacket(new byte[0], 0, new InetSocketAddress(host, port));
  }

  private Failure failure() {
    return strays.noAnswer();
  }

  private static Target target() {
    return CommandLine.populateCommand(
        Target.server("pool.ntp.org", 123), "--server=127.0.0.1", "--port=1123", "--timeout=0.3");
  }
}
