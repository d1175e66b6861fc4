package org.socketlab.testing.marks;

import java.util.Locale;

/** Pages that are one file, for any browser, without a request to anywhere. */
public final class Html {
  /** Light and dark, wide and narrow; colours that differ in lightness, too. */
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #1a1d21; --paper: #fff; --pale: #f0f2f4; --line: #ccd2d8;
        --ok: #2f7d4f; --bad: #d1495b; --open: #e0a526; --grader: #7a5ea8; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6e8ea; --paper: #16191c; --pale: #22272c;
        --line: #3a4149; --ok: #5fb784; --bad: #ee7b88; --open: #f0c04f; --grader: #ab92d6; } }
      body { font: 16px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper);
        margin: 0 auto; padding: 1rem; max-width: 82rem; }
      h1 { font-size: 1.5rem; margin: .2rem 0; } h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; }
      a { color: inherit; } code, pre { font: 13px/1.4 ui-monospace, monospace; }
      pre { background: var(--pale); padding: .7rem; overflow-x: auto; scroll-margin-top: 4rem; }
      table { border-collapse: collapse; } th, td { text-align: left; padding: .15rem .6rem .15rem 0; }
      .number { text-align: right; font-variant-numeric: tabular-nums; }
      .wide { overflow-x: auto; } details { border-top: 1px solid var(--line); padding: .4rem 0; }
      summary { cursor: pointer; } .pale { opacity: .75; } .warn { border-left: 4px solid var(--open);
        background: var(--pale); padding: .5rem .8rem; } svg, img { display: block; max-width: 100%; }
      .ok { fill: var(--ok); } .bad { fill: var(--bad); } .open { fill: var(--open); }
      .grader { fill: var(--grader); } .none { fill: var(--line); } text { fill: var(--ink); font-size: 13px; }
      .slanted th { height: 7.5rem; vertical-align: bottom; padding: 0; font-weight: normal; }
      .slanted th div { writing-mode: vertical-rl; transform: rotate(180deg); white-space: nowrap; }
      .matrix td { padding: 1px 3px 1px 0; } .matrix th { padding-right: .6rem; white-space: nowrap; }
      p.check { border-top: 1px solid var(--line); margin: 0; padding: .4rem 0 .4rem 1rem; }
      .legend svg { display: inline-block; vertical-align: -2px; margin: 0 .25rem 0 .9rem; }
      """;

  private Html() {}

  /** A page with that title and body. */
  public static String page(String title, String body) {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        %s</body>
        </html>
        """
        .formatted(escaped(title), STYLE, body);
  }

  /** Escaped text, for any place in a page: nothing that a program has printed is markup. */
  public static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    for (char letter : text.toCharArray()) {
      switch (letter) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> {
          boolean control = letter < ' ' && letter != '\n' && letter != '\t';
          safe.append(control ? '\uFFFD' : letter);
        }
      }
    }
    return safe.toString();
  }

  /** A rectangle. */
  public static String rectangle(double x, double y, double width, double height, String kind) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
        kind,
        x,
        y,
        width,
        height);
  }
}
