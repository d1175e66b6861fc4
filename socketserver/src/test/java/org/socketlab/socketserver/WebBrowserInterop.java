package org.socketlab.socketserver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;

/** tws and mini-web with a real browser, which requests more than the pages name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD) // they share one browser, which shows one page at a time
final class WebBrowserInterop {
  private static final int GAP = 32 << 20;
  private static final Pattern LAST_PART =
      Pattern.compile("\"GET /index-at-end.mp4 HTTP/1.1\" 206 \\d{1,6}\n");

  private final Lab twsLab = Lab.ours("socketserver", "tws");
  private final Lab miniWebLab = Lab.ours("socketserver", "mini-web");
  private Chromium browser;
  private Child tws;
  private String atTws;
  private String atMiniWeb;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    browser = new Chromium(folder);
    Path root = Files.createDirectories(folder.resolve("root"));
    Files.write(root.resolve("index-at-end.mp4"), SampleSite.videoWithIndexAtEnd(GAP));
    Path data = folder.resolve("data");
    tws = twsLab.start("--port", "0", "--root", root.toString(), "--data", data.toString());
    atTws = "http://127.0.0.1:" + tws.listening().getPort();
    Child miniWeb = miniWebLab.start("--port", "0");
    atMiniWeb = "http://127.0.0.1:" + miniWeb.listening().getPort();
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    twsLab.close();
    miniWebLab.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/, 0",
    "/page_one, 1",
    "/page_two, 5",
    "/page_three, 0",
    "/page_four, 4",
    "/users.html, 0",
    "/video.html, 0"
  })
  void everyPageOfTwsRenders(String path, int images) throws IOException {
    new PageInBrowser(browser, atTws + path, images).renders("tws" + path.replace('/', '-'));
  }

  @ParameterizedTest
  @CsvSource({"/, 5", "/page_one.html, 1", "/page_two.html, 5", "/video.html, 0"})
  void everyPageOfMiniWebRenders(String path, int images) throws IOException {
    new PageInBrowser(browser, atMiniWeb + path, images)
        .renders("mini-web" + path.replace('/', '-'));
  }

  @ParameterizedTest
  @CsvSource({"/image_user_one, image/png", "/image_user_two, image/jpeg"})
  void anImageIsShownWithoutAPage(String path, String type) {
    browser.open(atTws + path);
    assertEquals(type, browser.value("(await fetch(location.href)).headers.get('Content-Type')"));
    assertEquals(480L, browser.value("document.images[0].naturalWidth"));
  }

  @ParameterizedTest
  @CsvSource({"handshake, handshake.mp4", "stream, stream.webm"})
  void aVideoPlaysAndSeeks(String id, String file) throws IOException {
    browser.open(atTws + "/video.html");
    String video = "document.getElementById('" + id + "')";
    browser.value(video + ".play()");
    browser.await(video + ".currentTime > 0.2");
    browser.value(video + ".pause()");
    browser.value("{ " + video + ".currentTime = 17; }");
    browser.await("!" + video + ".seeking && " + video + ".currentTime === 17");
    browser.await(video + ".readyState >= 2 && " + video + ".videoWidth === 960");
    browser.screenshot("tws-video-" + id + "-at-17-s");

    byte[] whole = SampleSite.file("media/" + file);
    List<?> part =
        browser.list(
            "{ const reply = await fetch('/media/%s', {cache: 'no-store', headers: {Range: 'bytes=1000-1999'}});"
                    .formatted(file)
                + "return [reply.status, reply.headers.get('Content-Range'),"
                + " btoa(String.fromCharCode(...new Uint8Array(await reply.arrayBuffer())))]; }");
    assertEquals(206L, part.get(0));
    assertEquals("bytes 1000-1999/" + whole.length, part.get(1));
    assertArrayEquals(
        Arrays.copyOfRange(whole, 1000, 2000), Base64.getDecoder().decode(part.get(2).toString()));
  }

  @Test
  void theBrowserAsksForRangesWhereItNeedsThem() {
    browser.open(atTws + "/index-at-end.mp4");
    browser.await("document.querySelector('video').duration === 18");
    browser.value("{ document.querySelector('video').currentTime = 12; }");
    browser.await("!document.querySelector('video').seeking");
    browser.await("document.querySelector('video').readyState >= 2");
    browser.await(
        "a request for the video's end alone",
        () -> LAST_PART.matcher(new String(tws.stdout(), StandardCharsets.UTF_8)).find());
  }

  @Test
  void downloadsArriveWholeAndTheProgramRuns() throws Exception {
    browser.open(atTws + "/page_three");
    browser.driver().findElement(By.linkText("Download the big file")).click();
    Path big = browser.downloaded("bigfile.txt");
    assertArrayEquals(SampleSite.file("files/bigfile.txt"), Files.readAllBytes(big));
    assertTrue(Files.size(big) > 1_000_000);

    browser.open(atTws + "/");
    browser.driver().findElement(By.linkText("A cheat sheet, PDF")).click();
    Path sheet = browser.downloaded("cheat-sheet.pdf");
    assertArrayEquals(SampleSite.file("files/cheat-sheet.pdf"), Files.readAllBytes(sheet));

    browser.driver().findElement(By.linkText("A program")).click();
    Path program = browser.downloaded("socketlab-ruler.jar");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process ruler =
        new ProcessBuilder(java, "-jar", program.toString(), big.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(ruler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(big + ": 1064960 bytes, whole and in order\n", said.replace("\r\n", "\n"));
    assertEquals(0, ruler.waitFor());
  }

  @Test
  void aUserIsCreatedFromTheFormAndAppearsInEveryWindow() throws IOException {
    String name = twsLab.randomWord() + " <b>Łucía</b> & \"語\"";
    String listed =
        "[...document.querySelectorAll('#users .name')].filter(li => li.textContent === '%s').length"
            .formatted(name);
    browser.open(atTws + "/users.html");
    String first = browser.driver().getWindowHandle();
    browser.driver().switchTo().newWindow(WindowType.WINDOW);
    browser.open(atTws + "/users.html");
    browser.driver().findElement(By.name("name")).sendKeys(name);
    browser.driver().findElement(By.name("send")).click();
    browser.await(listed + " === 1");
    browser.await("document.getElementById('sent').textContent.includes('HTTP/1.1 201 Created')");
    browser.screenshot("tws-users-created");
    browser.driver().close();

    browser.driver().switchTo().window(first);
    browser.await(listed + " === 1"); // without a reload: the page asks again by itself
    List<?> names = browser.list("(await (await fetch('/users')).json()).map(user => user.Nombre)");
    assertTrue(names.contains(name), "in GET /users: " + names);
  }
}
