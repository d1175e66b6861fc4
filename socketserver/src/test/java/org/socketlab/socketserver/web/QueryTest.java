package org.socketlab.socketserver.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryTest {
  @Test
  void findsItsNumbers() throws Refusal {
    Query query = Query.of("/messages?after=17&x&wait=0060");
    assertEquals(17, query.number("after", 0, Long.MAX_VALUE, 0));
    assertEquals(60, query.number("wait", 0, 60, 0));
    assertEquals(5, query.number("other", 0, 60, 5));
    assertEquals(17, Query.of("/messages?%61fter=1%37").number("after", 0, 60, 0));
    assertEquals(5, Query.of("/messages").number("after", 0, 60, 5));
    assertEquals(5, Query.of("/messages?").number("after", 0, 60, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after",
        "after=",
        "after=-1",
        "after=61",
        "after=x",
        "after=1e1",
        "after=%",
        "after=%ff",
        "after=%D9%A1"
      })
  void refusesWhatIsNoNumberInItsRange(String query) {
    Query asked = Query.of("/messages?" + query);
    Refusal refusal = assertThrows(Refusal.class, () -> asked.number("after", 0, 60, 0));
    assertEquals(
        "400 Bad Request: the query's after has to be a number from 0 to 60\n",
        StandardCharsets.UTF_8.decode(refusal.reply().body()).toString());
  }

  @Test
  void aNumberBeyondAllMeasureIsNone() {
    Query asked = Query.of("/messages?after=" + "9".repeat(30));
    assertThrows(Refusal.class, () -> asked.number("after", 0, Long.MAX_VALUE, 0));
  }
}
