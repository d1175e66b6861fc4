package org.socketlab.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressesTest {
  /** RFC 5952 sections 4 and 5: one text for each address. */
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "0:0:0:0:0:0:0:1, ::1",
    "0:0:0:0:0:0:0:0, ::",
    "2001:DB8:0:0:0:0:0:1, 2001:db8::1",
    "2001:0db8:0001:0001:0001:0001:0001:0001, 2001:db8:1:1:1:1:1:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1", // one group alone is not shortened
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1", // the longest run
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1", // the first of two alike
    "1:2:3:4:5:6:0:0, 1:2:3:4:5:6::",
    "0:0:3:4:5:6:7:8, ::3:4:5:6:7:8",
    "fe80:0:0:0:0:0:0:1%7, fe80::1%7",
    "::ffff:127.0.0.1, 127.0.0.1", // Java unwraps an IPv4-mapped address
  })
  void hasOneWayToWriteAnAddress(String given, String text) throws UnknownHostException {
    assertEquals(text, Addresses.text(InetAddress.getByName(given)));
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1:8888", "::1, [::1]:8888"})
  void keepsThePortApart(String host, String text) {
    assertEquals(text, Addresses.text(new InetSocketAddress(host, 8888)));
  }

  @Test
  void sortsIpv4First() throws UnknownHostException {
    InetAddress six = InetAddress.getByName("::1");
    InetAddress four = InetAddress.getByName("127.0.0.1");
    InetAddress other = InetAddress.getByName("127.0.0.2");
    assertEquals(List.of(four, other, six), Addresses.ipv4First(six, four, other, four, six));
  }

  @Test
  void findsEachAddressOfAName() throws UnknownHostException {
    List<InetAddress> addresses = Addresses.of("localhost");
    assertFalse(addresses.isEmpty());
    addresses.forEach(address -> assertEquals(true, address.isLoopbackAddress()));
    assertEquals(addresses.stream().distinct().toList(), addresses);
  }

  /** Names that are refused without a resolver. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a..b", "127.0.0.1.1.1..", "1:2:3"})
  void knowsWhatIsNoName(String host) {
    assertThrows(UnknownHostException.class, () -> Addresses.of(host));
  }
}
