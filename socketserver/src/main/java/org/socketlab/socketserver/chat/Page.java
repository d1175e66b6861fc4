package org.socketlab.socketserver.chat;

import java.io.IOException;
import java.util.Map;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Conditions;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.SiteResources;

/** The chat as a web page: one file of HTML, one of CSS, one script. */
final class Page {
  private static final Map<String, String> FILES =
      Map.of("", "chat.html", "chat.css", "chat.css", "chat.js", "chat.js");

  // The browser loads and runs only our own files. Even if the page ever inserted a message as
  // markup, no script in it would run.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:;"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final SiteResources files = new SiteResources("/org/socketlab/socketserver/chat/");

  /** Whether a path names one of the page's files. */
  boolean has(String path) {
    return FILES.containsKey(path);
  }

  /** The file at that path. */
  Reply file(Request request, String path) throws IOException {
    return Conditions.reply(request, files.find(FILES.get(path)).resource())
        .with("Content-Security-Policy", POLICY)
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-cache");
  }
}
