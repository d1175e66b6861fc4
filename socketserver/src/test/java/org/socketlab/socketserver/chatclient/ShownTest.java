package org.socketlab.socketserver.chatclient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ShownTest {
  @Test
  void leavesTextAsItIs() {
    String text = "\u00a1Hola, mu\u00f1eca! \u20ac \u4f60\u597d \u00af\\_(\u30c4)_/\u00af";
    assertEquals(text, Shown.of(text));
  }

  @Test
  void leavesEmojiAsTheyAreAlsoJoinedAndNewOnes() {
    String emoji = "\ud83d\udc69\u200d\ud83d\udcbb \u2764\ufe0f \ud83e\udee0";
    assertEquals(emoji, Shown.of(emoji));
  }

  @Test
  void escapesWhatATerminalWouldObey() {
    assertEquals("\\x1b[2J\\x07\\x9b31m", Shown.of("\u001b[2J\u0007\u009b31m"));
    assertEquals("a\\nb\\tc\\r", Shown.of("a\nb\tc\r"));
    assertEquals("\\u{202e}abc\\u{2028}", Shown.of("\u202eabc\u2028"));
    assertEquals("\\u{d800}", Shown.of("\ud800"));
  }
}
