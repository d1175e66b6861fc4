package org.socketlab.lookup;

import org.socketlab.testing.marks.MarksTest;
import org.socketlab.wiretap.WiretapChecks;
import org.socketlab.wiretap.WiretapFaultChecks;
import org.socketlab.wiretap.WiretapLadderChecks;

final class UtilsMarksTest extends MarksTest {
  UtilsMarksTest() {
    super(
        "utils",
        Basics01Checks.class,
        Basics02Checks.class,
        Basics03Checks.class,
        WiretapChecks.class,
        WiretapLadderChecks.class,
        WiretapFaultChecks.class);
  }
}
