package org.socketlab.lookup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** Tests the checks of basics-02 on programs with one bug each. */
final class Basics02Calibration {
  private final Calibration calibration = Calibration.of(Basics02Checks.class, WrongBasics02.class);

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void aNameHasSeveralAddresses() {
    calibration.catches("PRINTS_ONE_ADDRESS_ONLY", "everyAddressOnce");
  }

  @Test
  void anAddressIsPrintedOnce() {
    calibration.catches(
        "PRINTS_AN_ADDRESS_FOR_EACH_KIND_OF_SOCKET",
        "eachHostInTurn",
        "everyAddressOnce",
        "ipv4First",
        "unknownHosts");
  }

  @Test
  void ipv4ComesFirst() {
    assumeTrue(Names.thisMachineHasIpv6(), "this machine has no IPv6 address");
    calibration.catches("PRINTS_IPV6_FIRST", "ipv4First");
    calibration.catches("TAKES_THE_RESOLVERS_ORDER", "ipv4First");
  }

  @Test
  void anUnknownHostIsNotTheEnd() {
    calibration.catches("STOPS_AT_AN_UNKNOWN_HOST", "unknownHosts");
  }

  @Test
  void anUnknownHostIsNotForgotten() {
    calibration.catches("FORGETS_THE_UNKNOWN_HOST", "unknownHosts");
  }

  @Test
  void noHostIsLocalhost() {
    calibration.catches("NEEDS_A_HOST", "localhostByDefault");
  }
}
