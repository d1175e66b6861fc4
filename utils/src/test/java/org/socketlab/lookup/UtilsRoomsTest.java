package org.socketlab.lookup;

import java.util.Map;
import java.util.Set;
import org.socketlab.testing.rooms.RoomsTest;
import org.socketlab.utils.Main;

/** The table of CONTRIBUTING.md. */
final class UtilsRoomsTest extends RoomsTest {
  UtilsRoomsTest() {
    super(
        Main.class,
        Map.of(
            "net", Set.of(),
            "http", Set.of(),
            "course", Set.of(),
            "tap", Set.of("net"),
            "ladder", Set.of("net", "tap", "http"),
            "pcap", Set.of("net", "tap"),
            "cli", Set.of("net", "tap", "ladder"),
            "live", Set.of("net", "tap", "ladder"),
            "wiretap", Set.of("net", "tap", "ladder", "pcap", "live", "cli"),
            "lookup", Set.of("net", "cli")));
  }
}
