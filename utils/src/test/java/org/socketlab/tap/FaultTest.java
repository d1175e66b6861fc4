package org.socketlab.tap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Faults as users write them, and the messages for wrong ones. */
final class FaultTest {
  @Test
  void readAndWrittenTheSame() {
    for (String text :
        List.of(
            "dribble",
            "coalesce",
            "delay=20",
            "cut=0",
            "reset=5000000000",
            "drop=100",
            "duplicate=1",
            "client:delay=20",
            "server:dribble")) {
      assertEquals(text, Fault.of(text).toString());
    }
  }

  @Test
  void wrongOnesAreToldWhatWouldBeRight() {
    wrong(
        "wobble",
        "'wobble' is no fault: dribble, coalesce, delay=MS, cut=BYTES, reset=BYTES,"
            + " drop=PERCENT, duplicate=PERCENT");
    wrong(
        "client:wobble",
        "'wobble' is no fault: dribble, coalesce, delay=MS, cut=BYTES, reset=BYTES,"
            + " drop=PERCENT, duplicate=PERCENT");
    wrong("dribble=3", "'dribble=3': dribble takes no number");
    wrong("delay", "'delay' should be delay=MS, a number from 0 to 60000");
    wrong("delay=x", "'delay=x' should be delay=MS, a number from 0 to 60000");
    wrong("delay=+5", "'delay=+5' should be delay=MS, a number from 0 to 60000");
    wrong("delay=٥", "'delay=٥' should be delay=MS, a number from 0 to 60000");
    wrong("delay=60001", "'delay=60001' should be delay=MS, a number from 0 to 60000");
    wrong("cut=-1", "'cut=-1' should be cut=BYTES, a number from 0");
    wrong("drop=101", "'drop=101' should be drop=PERCENT, a number from 0 to 100");
  }

  @Test
  void faultsFitTheProtocolAndEachOther() {
    unfit(true, "'dribble' is a fault of TCP, and this is UDP (--udp)", "dribble");
    unfit(false, "'drop=1' is a fault of UDP, and this is TCP (no --udp)", "delay=1", "drop=1");
    unfit(false, "'cut=2': that kind of fault is given twice", "cut=1", "cut=2");
    unfit(false, "'client:cut=2': that kind of fault is given twice", "cut=1", "client:cut=2");
    assertEquals(
        2,
        Faults.of(List.of(Fault.of("client:cut=1"), Fault.of("server:cut=1")), false, 0)
            .all()
            .size());
  }

  private static void wrong(String text, String sentence) {
    assertEquals(
        sentence, assertThrows(IllegalArgumentException.class, () -> Fault.of(text)).getMessage());
  }

  private static void unfit(boolean udp, String sentence, String... texts) {
    List<Fault> faults = List.of(texts).stream().map(Fault::of).toList();
    assertEquals(
        sentence,
        assertThrows(IllegalArgumentException.class, () -> Faults.of(faults, udp, 0)).getMessage());
  }
}
