package org.socketlab.socketserver;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.remote.RemoteWebDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.socketlab.testing.RealPeer;

/**
 * A real browser without a window, with a profile of its own, that connects to this machine only.
 */
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final InstalledDriver driver;
  private final Path downloads;

  /**
   * Starts it, or skips the test where it isn't installed.
   *
   * @param folder an empty folder for its profile and what it downloads
   */
  Chromium(Path folder) throws IOException {
    File browser = RealPeer.require("chromium").toFile();
    File drivenBy = RealPeer.require("chromedriver").toFile();
    downloads = Files.createDirectories(folder.resolve("downloads"));
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser);
    options.addArguments(
        "--headless=new",
        "--no-sandbox", // it opens our own pages only, and CI runs as root
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-quic",
        "--no-first-run",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "--user-data-dir=" + folder.resolve("profile"));
    options.setExperimentalOption("prefs", Map.of("plugins.always_open_pdf_externally", true));
    driver =
        new InstalledDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(drivenBy)
                .usingAnyFreePort()
                .build(),
            options);
    // The browser then saves a program without a question.
    driver.devTools(
        "Browser.setDownloadBehavior",
        Map.of("behavior", "allow", "downloadPath", downloads.toString()));
    driver.manage().timeouts().scriptTimeout(PATIENCE);
  }

  RemoteWebDriver driver() {
    return driver;
  }

  /** Opens a page, and returns when all its parts have been loaded, or have failed to load. */
  void open(String url) {
    driver.get(url);
  }

  /** Waits until a JavaScript expression holds. */
  void await(String expression) {
    await(expression, () -> Boolean.TRUE.equals(value(expression)));
  }

  /** Waits until a condition holds; {@code words} describes it. */
  void await(String words, BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
        .withMessage(words)
        .until(anything -> condition.getAsBoolean());
  }

  /** The value of a JavaScript expression; for a promise, its resolved value. */
  Object value(String expression) {
    return driver.executeAsyncScript(
        "const done = arguments[arguments.length - 1];"
            + "Promise.resolve().then(async () => "
            + expression
            + ").then(done, failure => done('failed: ' + failure));");
  }

  /** The value of a JavaScript expression that is a list. */
  List<?> list(String expression) {
    return (List<?>) value(expression);
  }

  /** How many bytes the page's script holds, once its garbage has been collected. */
  long heap() {
    driver.devTools("HeapProfiler.collectGarbage", Map.of());
    return ((Number) driver.devTools("Runtime.getHeapUsage", Map.of()).get("usedSize")).longValue();
  }

  /** How many nodes there are, those among them that a script holds but the page does not show. */
  long nodes() {
    return ((Number) driver.devTools("Memory.getDOMCounters", Map.of()).get("nodes")).longValue();
  }

  /** Sets the colour scheme and the width. */
  void look(String scheme, int width) {
    driver.devTools(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    driver.devTools(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 800, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Keeps a picture of the whole page, for people to look at. */
  void screenshot(String name) throws IOException {
    Object picture =
        driver
            .devTools("Page.captureScreenshot", Map.of("captureBeyondViewport", true))
            .get("data");
    Files.createDirectories(SCREENSHOTS);
    Files.write(SCREENSHOTS.resolve(name + ".png"), Base64.getDecoder().decode(picture.toString()));
  }

  /** Waits until a file has been downloaded whole, and returns where it is. */
  Path downloaded(String name) {
    Path file = downloads.resolve(name);
    // The browser writes to another name, and renames the file when it is complete.
    await("a download of " + name, () -> Files.exists(file));
    return file;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
