package org.socketlab.socketserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;

/**
 * A page of the sample site, as a browser shows it.
 *
 * @param url where it is
 * @param images how many it shows
 */
record PageInBrowser(Chromium browser, String url, int images) {

  /**
   * Opens the page in light mode, in dark mode and as narrow as a phone, and expects it complete
   * each time.
   */
  void renders(String name) throws IOException {
    rendersSo("light", 1100, name);
    rendersSo("dark", 1100, name);
    rendersSo("light", 360, name);
  }

  private void rendersSo(String scheme, int width, String name) throws IOException {
    browser.look(scheme, width);
    browser.open(url);
    assertEquals((long) images, browser.value("document.images.length"), url);
    none("[...document.images].filter(image => !image.naturalWidth).map(image => image.src)");
    none(
        "performance.getEntriesByType('resource')"
            + ".filter(entry => entry.responseStatus >= 400).map(entry => entry.name)");
    // The page's own list of its requests, which the page with the form does not have.
    browser.await(
        "document.getElementById('users')"
            + " !== null || document.querySelectorAll('.requests tbody tr').length > "
            + images);
    browser.await("document.styleSheets[0].cssRules.length > 20");
    String dark = String.valueOf(scheme.equals("dark"));
    assertEquals(dark, "" + browser.value("matchMedia('(prefers-color-scheme: dark)').matches"));
    assertEquals(
        0L, browser.value("Math.max(0, document.documentElement.scrollWidth - innerWidth)"), url);
    browser.screenshot("%s-%s-%d".formatted(name, scheme, width));
  }

  private void none(String list) {
    assertEquals(List.of(), browser.list(list), url);
  }
}
