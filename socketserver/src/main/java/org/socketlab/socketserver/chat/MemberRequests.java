package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Json;
import org.socketlab.socketserver.web.Refusal;
import org.socketlab.socketserver.web.Reply;

/** Who comes and who goes. */
final class MemberRequests {
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{Nd}_-]+");
  private static final int LONGEST_NAME = 32;

  private final ChatStore store;
  private final Gate gate;

  MemberRequests(ChatStore store, Gate gate) {
    this.store = store;
    this.gate = gate;
  }

  /** POST /users: joins under a name. */
  Reply join(Request request, byte[] body) throws IOException {
    gate.expectOwnPage(request);
    String asked = Json.text(Json.read(request, body), "name", LONGEST_NAME);
    // One letter may have two encodings that look the same (with a separate accent or not).
    String name = asked == null ? "" : Normalizer.normalize(asked, Normalizer.Form.NFC);
    if (!NAME.matcher(name).matches()) {
      throw new Refusal(
          400, "the body has to be {\"name\": NAME}, 1 to 32 letters, digits, _ and -");
    }
    Map<String, String> joined = new TreeMap<>();
    joined.put("token", store.join(name).toString());
    joined.put("name", name);
    return Json.reply(201, joined).with("Cache-Control", "no-store");
  }

  /** DELETE /users/me: leaves. */
  Reply leave(Request request, byte[] body) throws IOException {
    store.leave(gate.member(request));
    return Reply.nothing();
  }

  /** GET /users: who is here. */
  Reply list(Request request, byte[] body) throws IOException {
    return Json.reply(200, store.members()).with("Cache-Control", "no-store");
  }
}
