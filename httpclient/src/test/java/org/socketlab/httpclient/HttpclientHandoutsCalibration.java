package org.socketlab.httpclient;

import org.socketlab.lab.HandoutsCalibration;

final class HttpclientHandoutsCalibration extends HandoutsCalibration {
  HttpclientHandoutsCalibration() {
    super("httpclient");
  }
}
