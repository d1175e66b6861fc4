package org.socketlab.lookup;

import org.socketlab.testing.MarksTest;

final class UtilsMarksTest extends MarksTest {
  UtilsMarksTest() {
    super("utils", Basics01Checks.class, Basics02Checks.class, Basics03Checks.class);
  }
}
