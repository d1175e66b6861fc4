package org.socketlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

final class ListenTest {
  @Command
  private static final class Server {
    @Mixin private final Listen listen = new Listen(8888);
  }

  @Test
  void listensOnLoopbackUnlessToldOtherwise() throws IOException {
    assertEquals(new InetSocketAddress("127.0.0.1", 8888), listen().address());
    assertEquals("127.0.0.1:8888", listen().toString());
    assertEquals(
        new InetSocketAddress("0.0.0.0", 0), listen("--host", "0.0.0.0", "--port", "0").address());
  }

  @Test
  void writesAnIpv6AddressInBrackets() {
    assertEquals("[::1]:80", listen("--host", "::1", "--port", "80").toString());
  }

  @Test
  void refusesAHostThatDoesNotResolve() {
    assertThrows(UnknownHostException.class, () -> listen("--host", "a..b").address());
    assertThrows(UnknownHostException.class, () -> listen("--host", "").address());
  }

  private static Listen listen(String... arguments) {
    Server server = new Server();
    new CommandLine(server).parseArgs(arguments);
    return server.listen;
  }
}
