package org.socketlab.socketserver.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.socketserver.web.Refusal;

/** A command comes out of its JSON as it went in, and nothing else does. */
final class CommandTest {
  private static final Member ANA = new Member(7, "ana");

  @Test
  void eachIsTheSameAgain() throws IOException {
    for (Command command :
        List.of(
            Command.join("ñandú", Token.hash("0".repeat(32))),
            Command.leave(ANA),
            Command.post(ANA, "<b>ñ 🚀\u0000\"", "2026-11-20T10:14:00.123Z"),
            Command.edit(ANA, 12, "hola!"),
            Command.delete(ANA, 12))) {
      assertEquals(command, Command.of(command.bytes()));
    }
  }

  @Test
  void itsFormIsWhatOtherServersKnow() throws IOException {
    assertEquals(
        "{\"do\":\"post\",\"member\":7,\"name\":\"ana\",\"message\":0,\"text\":\"hola\",\"at\":\"now\"}",
        new String(Command.post(ANA, "hola", "now").bytes(), StandardCharsets.UTF_8));
    assertEquals(
        "{\"do\":\"delete\",\"member\":7,\"name\":\"ana\",\"message\":12}",
        new String(Command.delete(ANA, 12).bytes(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"do\":\"post\",\"member\":7,\"name\":\"ana\",\"text\":\"no time\"}",
        "{\"do\":\"edit\",\"member\":7,\"name\":\"ana\",\"message\":1}",
        "{\"do\":\"leave\",\"member\":7}",
        "{\"do\":\"join\",\"name\":\"ana\",\"hash\":\"0f\"}",
        "{\"do\":\"dance\",\"member\":7,\"name\":\"ana\"}",
        "{\"do\":\"leave\",\"member\":7,\"name\":\"ana\",\"more\":1}",
        "{\"do\":\"leave\",\"member\":7,\"name\":\"ana\"} {}"
      })
  void whatIsNoneIsRefused(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Refusal refusal = assertThrows(Refusal.class, () -> Command.of(bytes));
    assertEquals(400, refusal.reply().status());
  }

  @Test
  void itHasALimitThatTheLongestTextDoesNotReach() throws IOException {
    assertTrue(Command.post(ANA, "\u0000".repeat(4000), "now").bytes().length < Command.MOST_BYTES);
    Command longer = Command.post(ANA, "\u0000".repeat(6000), "now");
    assertEquals(413, assertThrows(Refusal.class, longer::bytes).reply().status());
  }
}
