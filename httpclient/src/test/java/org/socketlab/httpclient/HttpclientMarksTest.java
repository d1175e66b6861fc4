package org.socketlab.httpclient;

import org.socketlab.testing.marks.MarksTest;

final class HttpclientMarksTest extends MarksTest {
  HttpclientMarksTest() {
    super(
        "httpclient",
        Socket01Checks.class,
        Socket02Checks.class,
        Socket03Checks.class,
        Socket04Checks.class,
        Socket05Checks.class,
        Socket05FailureChecks.class,
        Socket05OutputChecks.class);
  }
}
