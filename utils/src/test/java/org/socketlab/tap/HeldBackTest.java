package org.socketlab.tap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HeldBackTest {
  private static Faults faults(String... texts) {
    return Faults.of(List.of(texts).stream().map(Fault::of).toList(), false, 0);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(US_ASCII));
  }

  @Test
  void nothingOvertakesWhatIsHeldBackWhenItsFaultHasGone() {
    HeldBack held = new HeldBack(faults("delay=60000"));
    held.add(bytes("one"));
    held.change(Faults.NONE);
    assertTrue(held.holds());
    held.add(bytes("two"));
    assertFalse(held.isDue());
    assertEquals("one", US_ASCII.decode(held.next()).toString());
    assertEquals("two", US_ASCII.decode(held.next()).toString());
    assertFalse(held.holds());
  }

  @Test
  void aPieceThatIsAsLargeAsItsBytesIsNotGluedTo() {
    HeldBack held = new HeldBack(faults("delay=60000"));
    held.add(bytes("one"));
    held.change(faults("coalesce"));
    held.add(bytes("two"));
    held.add(bytes("three"));
    assertEquals("one", US_ASCII.decode(held.next()).toString());
    assertEquals("twothree", US_ASCII.decode(held.next()).toString());
  }
}
