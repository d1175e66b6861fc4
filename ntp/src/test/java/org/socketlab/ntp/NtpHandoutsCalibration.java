package org.socketlab.ntp;

import org.socketlab.lab.HandoutsCalibration;

final class NtpHandoutsCalibration extends HandoutsCalibration {
  NtpHandoutsCalibration() {
    super("ntp");
  }
}
