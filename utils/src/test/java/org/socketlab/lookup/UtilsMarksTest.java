package org.socketlab.lookup;

import org.socketlab.testing.marks.MarksTest;
import org.socketlab.wiretap.WiretapFaultChecks;
import org.socketlab.wiretap.WiretapLadderChecks;
import org.socketlab.wiretap.WiretapRelayChecks;

final class UtilsMarksTest extends MarksTest {
  UtilsMarksTest() {
    super(
        "utils",
        Basics01Checks.class,
        Basics02Checks.class,
        Basics03Checks.class,
        WiretapRelayChecks.class,
        WiretapLadderChecks.class,
        WiretapFaultChecks.class);
  }
}
