package org.socketlab.socketserver.chat.nats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.socketlab.socketserver.chat.NotDone;
import org.socketlab.socketserver.chat.Token;

/** A command survives its JSON form unchanged, and invalid JSON is refused. */
final class ChatCommandTest {
  @Test
  void eachIsTheSameAgain() throws IOException {
    for (ChatCommand<?> command :
        List.of(
            ChatCommand.Join.of("ñandú", Token.hash("0".repeat(32))),
            new ChatCommand.Leave(7, "ana"),
            new ChatCommand.Post(7, "ana", "<b>ñ 🚀\u0000\"", "2026-11-20T10:14:00.123Z"),
            new ChatCommand.Edit(7, "ana", 12, "hola!"),
            new ChatCommand.Delete(7, "ana", 12))) {
      assertEquals(command, ChatCommand.of(command.bytes()));
    }
  }

  @Test
  void itsFormIsWhatOtherServersKnow() throws IOException {
    assertEquals(
        "{\"do\":\"post\",\"member\":7,\"name\":\"ana\",\"text\":\"hola\",\"at\":\"now\"}",
        new String(new ChatCommand.Post(7, "ana", "hola", "now").bytes(), StandardCharsets.UTF_8));
    assertEquals(
        "{\"do\":\"delete\",\"member\":7,\"name\":\"ana\",\"message\":12}",
        new String(new ChatCommand.Delete(7, "ana", 12).bytes(), StandardCharsets.UTF_8));
  }

  /**
   * Earlier servers wrote each field in every command, and the stream keeps those commands for
   * ever.
   */
  @Test
  void whatEarlierServersWroteIsKnown() throws IOException {
    assertEquals(
        new ChatCommand.Post(7, "ana", "hola", "now"),
        ChatCommand.of(
            "{\"do\":\"post\",\"member\":7,\"name\":\"ana\",\"message\":0,\"text\":\"hola\",\"at\":\"now\"}"
                .getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        new ChatCommand.Leave(7, "ana"),
        ChatCommand.of(
            "{\"do\":\"leave\",\"member\":7,\"name\":\"ana\",\"message\":0}"
                .getBytes(StandardCharsets.UTF_8)));
    String hash = "0f".repeat(32);
    assertEquals(
        new ChatCommand.Join("ana", hash),
        ChatCommand.of(
            ("{\"do\":\"join\",\"member\":0,\"name\":\"ana\",\"hash\":\""
                    + hash
                    + "\",\"message\":0}")
                .getBytes(StandardCharsets.UTF_8)));
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
    NotDone refused = assertThrows(NotDone.class, () -> ChatCommand.of(bytes));
    assertEquals(NotDone.Reason.SENSELESS, refused.reason());
  }

  @Test
  void itHasALimitThatTheLongestTextDoesNotReach() throws IOException {
    assertTrue(
        new ChatCommand.Post(7, "ana", "\u0000".repeat(4000), "now").bytes().length
            < ChatCommand.MOST_BYTES);
    ChatCommand<?> longer = new ChatCommand.Post(7, "ana", "\u0000".repeat(6000), "now");
    assertEquals(NotDone.Reason.TOO_LONG, assertThrows(NotDone.class, longer::bytes).reason());
  }
}
