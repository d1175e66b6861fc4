package org.socketlab.httpclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HostFieldTest {
  @ParameterizedTest
  @CsvSource({
    "localhost, 80, localhost",
    "localhost, 8888, localhost:8888",
    "localhost, 443, localhost:443",
    "127.0.0.1, 80, 127.0.0.1",
    "127.0.0.1, 0, 127.0.0.1:0",
    "::1, 80, [::1]",
    "::1, 8888, [::1]:8888",
    "[::1], 8888, [::1]:8888",
    "fe80::1%eth0, 80, [fe80::1]",
    "[fe80::1%2], 81, [fe80::1]:81"
  })
  void namesHostAndPort(String host, int port, String value) {
    assertEquals(value, HostField.of(host, port));
  }
}
