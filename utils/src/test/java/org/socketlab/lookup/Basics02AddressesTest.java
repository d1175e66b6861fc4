package org.socketlab.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.socketlab.testing.Run;

final class Basics02AddressesTest {
  @Test
  void hasALineForEachFailureAndOneHint() {
    // An empty name and a name with an empty part are invalid: no resolver is asked.
    assertEquals(
        new Run(
            1,
            "IP address [::1] of [0:0:0:0:0:0:0:1]\n",
            """
            basics-02: cannot look up '': unknown host
            basics-02: cannot look up 'a..b': unknown host
            hint: check the spelling, and that this machine has a name server
            """),
        Run.of(new Basics02Addresses(), "", "a..b", "0:0:0:0:0:0:0:1"));
  }
}
