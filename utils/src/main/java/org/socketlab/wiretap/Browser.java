package org.socketlab.wiretap;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The user's browser, started as each kind of system wants it. */
final class Browser {
  private Browser() {}

  /** Opens an address; false where there is nothing to open it with. */
  static boolean open(String url) {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    List<String> words =
        system.contains("win")
            ? List.of("rundll32", "url.dll,FileProtocolHandler", url)
            : List.of(system.contains("mac") ? "open" : "xdg-open", url);
    try {
      new ProcessBuilder(words)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException notThere) {
      return false;
    }
  }
}
