package org.socketlab.ntp;

import org.socketlab.testing.marks.MarksTest;

final class NtpMarksTest extends MarksTest {
  NtpMarksTest() {
    super("ntp", NtpServerChecks.class, Basics04Checks.class, Basics05Checks.class);
  }
}
