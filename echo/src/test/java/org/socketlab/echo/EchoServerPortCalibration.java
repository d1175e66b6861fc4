package org.socketlab.echo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.socketlab.testing.calibration.Calibration;

/** The checks of echo-server that need ports below 1024, which some systems keep for root. */
final class EchoServerPortCalibration {
  private final Calibration calibration =
      Calibration.of(EchoServerPortChecks.class, WrongEchoServer.class);

  @BeforeAll
  static void mayBind() {
    try (DatagramSocket echo = new DatagramSocket(7, InetAddress.getByName("127.1.0.0"))) {
      assumeTrue(echo.isBound());
    } catch (IOException e) {
      assumeTrue(false, "port 7 is not to be had here: " + e.getMessage());
    }
  }

  @Test
  void passesWithoutBug() {
    calibration.passesWithoutBug();
  }

  @Test
  void itsOwnPortIsNoClient() {
    calibration.catches("ANSWERS_ITS_OWN_PORT", "ownPort");
  }

  @Test
  void aServerIsNoClient() {
    calibration.catches("ANSWERS_SERVERS", "otherServers");
  }
}
