package org.socketlab.socketserver;

import org.socketlab.lab.HandoutsCalibration;

final class SocketserverHandoutsCalibration extends HandoutsCalibration {
  SocketserverHandoutsCalibration() {
    super("socketserver");
  }
}
