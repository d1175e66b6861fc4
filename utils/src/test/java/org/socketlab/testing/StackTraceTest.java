package org.socketlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StackTraceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Exception in thread \"main\" java.net.ConnectException: Connection refused",
        "\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)",
        "Traceback (most recent call last):",
        "    at Socket.emit (node:events:524:28)",
        "    at node:internal/main/run_main_module:23:47",
        "    at async file:///home/ana/echo.mjs:3:1",
        "panic: runtime error: index out of range [3] with length 2",
        "goroutine 1 [running]:",
        "thread 'main' panicked at src/main.rs:2:5:",
        "thread 'main' (1234) panicked at src/main.rs:2:5:",
        "thread '<unnamed>' panicked at 'no', src/main.rs:2:5",
        "Unhandled exception. System.Net.Sockets.SocketException (111): Connection refused",
        "   at System.Net.Sockets.Socket.Connect(EndPoint remoteEP)",
        "   at Program.<Main>$(String[] args) in /home/ana/echo/Program.cs:line 3",
        "terminate called after throwing an instance of 'std::system_error'",
        "echo.rb:3:in `initialize': Connection refused (Errno::ECONNREFUSED)"
      })
  void isSeenInEachLanguage(String line) {
    assertEquals(Optional.of(line), StackTrace.in("echo-client: something\n" + line + "\nmore\n"));
  }

  @Test
  void isNotSeenInSentences() {
    String sentences =
        """
        echo-client: cannot connect to localhost port 80: Connection refused
        hint: is the server running, and on that port?
          at 10:15:30 (UTC) it was
        panicked
        """;
    assertEquals(Optional.empty(), StackTrace.in(sentences));
  }
}
