package org.socketlab.echo;

import org.socketlab.lab.HandoutsCalibration;

final class EchoHandoutsCalibration extends HandoutsCalibration {
  EchoHandoutsCalibration() {
    super("echo");
  }
}
