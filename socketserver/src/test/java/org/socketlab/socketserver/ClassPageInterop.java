package org.socketlab.socketserver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.socketlab.grade.ClassUnderTest;
import org.socketlab.grade.Sandboxes;

/** The pages that {@code bin/lab grade} writes, in a real browser. */
final class ClassPageInterop {
  @TempDir private Path folder;

  @Test
  void showsTheClassAndLeadsToEachStory() throws IOException {
    Sandboxes.mustWork();
    ClassUnderTest students = new ClassUnderTest(folder);
    students.rightStudent("Ana Muñoz");
    students.student("<b>mallory & 100%", "print('<script>document.title = \"mine\"</script>')\n");
    students.student("bob");
    students.grade(0);
    try (Chromium browser = new Chromium(folder.resolve("browser"))) {
      String page = students.out("class.html").toUri().toString();
      for (String scheme : List.of("light", "dark")) {
        for (int width : new int[] {1100, 360}) {
          browser.look(scheme, width);
          browser.open(page);
          assertEquals("3 students, 1 exercises, 10 points", text(browser, "h1"));
          assertEquals(4L, browser.value("document.querySelectorAll('#matrix tr').length"));
          assertEquals(
              List.of("4 of 4 passed"),
              browser.list(
                  "[...document.querySelectorAll('#matrix tr')].filter(row =>"
                      + " row.textContent.includes('Ana Muñoz')).map(row =>"
                      + " row.querySelector('svg').getAttribute('aria-label'))"));
          assertEquals(
              0L, browser.value("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
          assertEquals(
              List.of(),
              browser.list("performance.getEntriesByType('resource').map(one => one.name)"));
          browser.screenshot("class-%s-%d".formatted(scheme, width));
        }
      }
      browser.value(
          "[...document.querySelectorAll('#matrix a')].find(link =>"
              + " link.textContent.includes('mallory')).click()");
      browser.await("document.title === '<b>mallory & 100%'");
      assertEquals("<b>mallory & 100%: 0 of 10 points", text(browser, "h1"));
      assertEquals(
          true,
          browser.value(
              "[...document.querySelectorAll('pre')].some(story =>"
                  + " story.textContent.includes('stdout | <script>'))"));
      assertEquals(0L, browser.value("document.scripts.length"));
      browser.open(page);
      String tick =
          String.valueOf(
              browser.value(
                  "[...document.querySelectorAll('#matrix svg a')].find(tick =>"
                      + " tick.getAttribute('href').includes('mallory')).href.baseVal"));
      String check = tick.substring(tick.indexOf('#') + 1);
      browser.open(page.replace("class.html", tick)); // as a click does
      assertEquals(
          List.of(check),
          browser.list(
              "[...document.querySelectorAll('details[open] pre')].map(story => story.id)"));
      browser.screenshot("class-student");
    }
  }

  private static Object text(Chromium browser, String selector) {
    return browser.value("document.querySelector('" + selector + "').textContent");
  }
}
