package org.socketlab.socketserver.chat.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.cli.Failure;
import org.socketlab.testing.ClosedPort;
import picocli.CommandLine.TypeConversionException;

/** A broker that is not there is named, and its password is not. */
final class BrokerTest {
  private static BrokerAddress address(String value) {
    return new BrokerAddress.Converter().convert(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nats://host", "nats://host:4222", "tls://[::1]:4222"})
  void anAddressIsItselfAgain(String value) {
    assertEquals(value, address(value).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "host:4222", "http://host", "nats://", "nats://h:99999", "nats://h st"})
  void whatIsNoAddressIsNamed(String value) {
    var failure = assertThrows(TypeConversionException.class, () -> address(value));
    assertTrue(failure.getMessage().startsWith("'" + value + "' is not a broker"));
  }

  @Test
  void noSentenceRepeatsAPassword() {
    assertEquals("nats://host:1", address("nats://me:secret@host:1").toString());
    var failure =
        assertThrows(TypeConversionException.class, () -> address("http://me:secret@host:1"));
    assertFalse(failure.getMessage().contains("secret"));
  }

  @Test
  void oneThatIsNotThereIsSaidSo() throws IOException {
    try (ClosedPort closed = new ClosedPort()) {
      String at = "127.0.0.1:" + closed.number();
      List<BrokerAddress> addresses = List.of(address("nats://me:secret@" + at));
      Failure failure =
          assertThrows(Failure.class, () -> new Broker(addresses, note -> {}).close());
      assertEquals("cannot connect to the broker at nats://" + at, failure.getMessage());
      assertTrue(failure.hint().contains("nats-server"));
      assertEquals(1, failure.exitStatus());
    }
  }
}
