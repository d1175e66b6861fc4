package org.socketlab.lookup;

import org.socketlab.lab.HandoutsCalibration;

final class UtilsHandoutsCalibration extends HandoutsCalibration {
  UtilsHandoutsCalibration() {
    super("utils");
  }
}
