package org.socketlab.socketserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WindowType;

/** What {@code wiretap --web} shows, in a real browser. */
final class WiretapPageInterop {
  private static final String WORDS =
      "[...document.querySelectorAll('.row')].sort((a, b) => a.dataset.row - b.dataset.row)"
          + ".map(row => row.querySelector('.words').textContent)";
  private static final String COUNT = "document.querySelectorAll('#list li').length";

  @TempDir private Path folder;
  private Chromium browser;

  @BeforeEach
  void open() throws IOException {
    browser = new Chromium(folder.resolve("browser"));
    browser.look("light", 1100);
  }

  @AfterEach
  void close() {
    browser.close();
  }

  private WatchedTap tap(EchoPeer to, String... more) throws IOException {
    return new WatchedTap(folder, "0", "0", to.address(), more);
  }

  @Test
  void drawsEachStepAsItHappens() throws IOException {
    try (EchoPeer far = EchoPeer.tcp();
        WatchedTap tap = tap(far)) {
      browser.open(tap.url());
      browser.await("document.querySelector('#state').textContent === 'live'");
      try (Socket socket = tap.connect()) {
        WatchedTap.echo(socket, "Hola!\n".getBytes(UTF_8));
        awaitRows("open", "6 B  Hola!\\n", "6 B  Hola!\\n");
        assertEquals("3 rows, open", text(".what"));
        WatchedTap.echo(socket, "GET /x HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
        awaitRows(
            "open", "6 B  Hola!\\n", "6 B  Hola!\\n", "28 B  HTTP request", "28 B  HTTP request");
        browser.await("!document.querySelector('.tall > .silence').hidden"); // while nobody speaks
        socket.shutdownOutput();
        socket.getInputStream().read();
      }
      browser.await("document.querySelector('.what').textContent === '7 rows, over'");
      browser.await(WORDS + ".length === 7");
      List<?> ends = browser.list(WORDS);
      assertEquals(List.of("end of stream", "end of stream"), ends.subList(5, 7));
      // Before the end of the stream; a slow machine may have paused earlier, too.
      assertEquals(
          1L, browser.value("document.querySelectorAll('[data-row=\"5\"] > .silence').length"));
      String height = "document.querySelector('.tall').offsetHeight";
      long even = (Long) browser.value(height);
      browser.value("document.querySelector('#zoom').focus()");
      type(Keys.END);
      browser.await(height + " >= " + (even + 500)); // to scale, a second is longer than that
    }
  }

  @Test
  void waitsWhileItsReaderReads() throws IOException {
    try (EchoPeer far = EchoPeer.tcp();
        WatchedTap tap = tap(far);
        Socket socket = tap.connect()) {
      browser.open(tap.url());
      WatchedTap.echo(socket, "one".getBytes(UTF_8));
      awaitRows("open", "3 B  one", "3 B  one");
      browser.value("document.querySelector('.rows').focus()");
      type(Keys.SPACE);
      browser.await("document.querySelector('#state').textContent === 'paused'");
      WatchedTap.echo(socket, "two".getBytes(UTF_8));
      browser.await("document.querySelector('#list small').textContent === '5 rows, open'");
      awaitRows("open", "3 B  one", "3 B  one");
      type(Keys.SPACE);
      awaitRows("open", "3 B  one", "3 B  one", "3 B  two", "3 B  two");
      tap.connect().close();
      browser.await(COUNT + " === 2");
      browser.value("document.querySelector('#filter').focus()");
      type("open");
      browser.await("document.querySelectorAll('#list li:not([hidden])').length === 1");
    }
  }

  @Test
  void opensARowByTheKeyboardAlone() throws IOException {
    try (EchoPeer far = EchoPeer.tcp();
        WatchedTap tap = tap(far)) {
      try (Socket socket = tap.connect()) {
        WatchedTap.echo(socket, "GET /x HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(UTF_8));
      }
      browser.open(tap.url());
      browser.await("document.querySelectorAll('.row').length >= 3");
      browser.value("document.querySelector('.rows').focus()");
      type(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ENTER);
      browser.await("!document.querySelector('#bytes').hidden");
      assertEquals(
          List.of("request line", "GET /x HTTP/1.1", "header", "Host: a"),
          browser.list(
              "[...document.querySelectorAll('#fields > *')].slice(0, 4).map(one => one.textContent)"));
      assertTrue(text("#hex").startsWith("0000  47 45 54 20 2f 78 20 48"), text("#hex"));
      type(Keys.chord(Keys.SHIFT, Keys.ARROW_DOWN));
      browser.await("document.querySelectorAll('.row[aria-selected=true]').length === 2");
      browser.await("document.querySelector('.row.active').dataset.row === '2'");
      browser.await("activeView.copied.includes('<---')");
      String copied =
          (String)
              browser.value(
                  "(() => {const data = new DataTransfer();"
                      + "document.activeElement.dispatchEvent(new ClipboardEvent('copy',"
                      + " {clipboardData: data, bubbles: true, cancelable: true}));"
                      + "return data.getData('text/plain');})()");
      assertTrue(copied.contains("|-- 28 B  HTTP request ---"), copied);
      assertFalse(copied.contains("open"), copied);
      type(Keys.ESCAPE);
      browser.await("document.querySelector('#bytes').hidden");
      type("/");
      browser.await("document.activeElement.id === 'search'");
      type("end of", Keys.ENTER);
      browser.await("document.querySelector('#state').textContent.startsWith('row ')");
      assertEquals("end of stream", text(".row.active .words"));
    }
  }

  @Test
  void losesTheDatagramsThatTheStudentWantsToLose() throws IOException {
    byte[] question = new byte[48];
    question[0] = 0x23;
    try (EchoPeer far = EchoPeer.ntp();
        WatchedTap tap = tap(far, "--udp");
        DatagramSocket socket = new DatagramSocket()) {
      browser.open(tap.url());
      tap.send(socket, question);
      awaitRows("48 B  NTP request", "48 B  NTP reply");
      browser.value("document.querySelector('.faults').open = true");
      browser.value(
          "(() => {const drop = document.querySelector('.from-near input[name=drop]');"
              + "drop.value = 100; drop.dispatchEvent(new Event('input'));"
              + "drop.dispatchEvent(new Event('change'));})()");
      String struck = "from here on what the client sends: --fault client:drop=100";
      awaitRows("48 B  NTP request", "48 B  NTP reply", struck);
      tap.send(socket, question);
      awaitRows("48 B  NTP request", "48 B  NTP reply", struck, "48 B  NTP request (lost)");
      assertEquals(
          "bin/wiretap --listen %s --to %s --udp --fault client:drop=100"
              .formatted(tap.port(), far.address()),
          text(".command"));
      browser.screenshot("wiretap-lost");
    }
  }

  @Test
  void disturbsAStreamAndEndsIt() throws IOException {
    try (EchoPeer far = EchoPeer.tcp();
        WatchedTap tap = tap(far);
        Socket socket = tap.connect()) {
      browser.open(tap.url());
      WatchedTap.echo(socket, "one".getBytes(UTF_8));
      awaitRows("open", "3 B  one", "3 B  one");
      browser.value("document.querySelector('.faults').open = true");
      browser.value("document.querySelector('.from-far input[name=dribble]').click()");
      awaitRows(
          "open",
          "3 B  one",
          "3 B  one",
          "from here on what the server sends: --fault server:dribble");
      WatchedTap.echo(socket, "two".getBytes(UTF_8));
      browser.value(
          "[...document.querySelectorAll('.from-far button')].find(one => one.textContent === 'cut now').click()");
      assertEquals(-1, socket.getInputStream().read());
      browser.await(WORDS + ".pop() === 'both streams ended by --fault server:cut=6'");
    }
  }

  @Test
  void bytesNeverBecomeMarkup() throws IOException {
    try (EchoPeer far = EchoPeer.tcp();
        WatchedTap tap = tap(far);
        Socket socket = tap.connect()) {
      browser.open(tap.url());
      WatchedTap.echo(
          socket, "<img src=x onerror=\"document.title='mine'\">&amp;\033[2J".getBytes(UTF_8));
      browser.await("document.querySelectorAll('.row').length === 3");
      browser.value("document.querySelectorAll('.row')[1].click()");
      browser.await("!document.querySelector('#bytes').hidden");
      assertEquals("<img src=x onerror=\"document.title='mine'\">&amp;\\x1b[2J", text("#text"));
      WatchedTap.echo(socket, new byte[] {(byte) 0xC3, 0, (byte) 0xFF, (byte) 0xFE});
      browser.await("document.querySelectorAll('.row').length === 5");
      Thread much = new Thread(() -> send(socket, 100 << 20));
      much.start();
      byte[] back = socket.getInputStream().readNBytes(100 << 20);
      assertEquals(100 << 20, back.length);
      browser.await(WORDS + ".some(words => /^[0-9,]{9,} B/.test(words))"); // in one row or a few
      assertEquals(0L, browser.value("document.images.length"));
      assertEquals("wiretap", browser.value("document.title"));
    }
  }

  private static void send(Socket socket, int size) {
    try {
      byte[] piece = new byte[1 << 20];
      for (int i = 0; i < size; i += piece.length) {
        socket.getOutputStream().write(piece);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void staysSmallWhateverComes() throws IOException {
    List<Socket> all = new ArrayList<>();
    try (EchoPeer far = EchoPeer.tcp();
        WatchedTap tap = tap(far)) {
      browser.open(tap.url());
      for (int i = 0; i < 100; i++) {
        Socket socket = tap.connect();
        all.add(socket);
        WatchedTap.echo(socket, ("hello " + i).getBytes(UTF_8));
      }
      browser.await(COUNT + " === 100");
      Socket busy = all.get(99);
      for (int i = 0; i < 5000; i++) {
        WatchedTap.echo(busy, ("message " + i).getBytes(UTF_8));
      }
      browser.await("document.querySelector('.what').textContent === '10003 rows, open'");
      browser.await(WORDS + ".pop() === '12 B  message 4999'");
      browser.value("document.querySelector('.rows').focus()");
      type(Keys.HOME);
      browser.await(WORDS + "[1] === '8 B  hello 99'");
      type(Keys.PAGE_DOWN, Keys.END);
      browser.await(WORDS + ".pop() === '12 B  message 4999'");
      assertTrue((Long) browser.value("document.querySelectorAll('.row').length") < 100);
      assertTrue((Long) browser.value("activeView.cache.size") <= 500);
    } finally {
      for (Socket one : all) {
        one.close();
      }
    }
  }

  @Test
  void growsByNothingWhileConversationsComeAndGo() throws IOException {
    try (EchoPeer far = EchoPeer.tcp();
        WatchedTap tap = tap(far);
        Socket open = tap.connect()) {
      browser.open(tap.url());
      WatchedTap.echo(open, "all night".getBytes(UTF_8));
      comeAndGo(tap, 2, 1500);
      long heap = browser.heap();
      long nodes = browser.nodes();
      comeAndGo(tap, 1501, 4500);
      long heapLater = browser.heap();
      long nodesLater = browser.nodes();
      assertTrue(heapLater < heap * 1.1, heap + " bytes of the script's, then " + heapLater);
      assertTrue(nodesLater < nodes * 1.1, nodes + " nodes, then " + nodesLater);
      WatchedTap.echo(open, "still here".getBytes(UTF_8));
      browser.await("document.querySelector('#list small').textContent === '5 rows, open'");
    }
  }

  /** Opens conversations and ends them, up to that number: more than a page keeps. */
  private void comeAndGo(WatchedTap tap, int from, int to) throws IOException {
    for (int number = from; number <= to; number++) {
      try (Socket socket = tap.connect()) {
        WatchedTap.echo(socket, "hello".getBytes(UTF_8));
      }
    }
    browser.await(
        "document.querySelector('#list li:last-child').textContent.startsWith('#" + to + " ')");
    browser.await(
        "document.querySelector('#list li:last-child').textContent.endsWith('5 rows, over')");
    assertEquals(1000L, browser.value(COUNT));
  }

  @Test
  void twoWindowsSeeTheSameAndFindAWiretapThatIsStartedAgain() throws IOException {
    try (EchoPeer far = EchoPeer.tcp()) {
      String url;
      String port;
      String web;
      try (WatchedTap tap = tap(far)) {
        url = tap.url();
        port = tap.port();
        web = tap.web();
        browser.open(url);
        String first = browser.driver().getWindowHandle();
        browser.driver().switchTo().newWindow(WindowType.WINDOW);
        browser.open(url);
        try (Socket socket = tap.connect()) {
          WatchedTap.echo(socket, "both".getBytes(UTF_8));
          awaitRows("open", "4 B  both", "4 B  both");
          browser.driver().switchTo().window(first);
          awaitRows("open", "4 B  both", "4 B  both");
        }
      }
      browser.await("document.querySelector('#state').textContent.startsWith('wiretap has gone')");
      try (WatchedTap again = new WatchedTap(folder, port, web, far.address());
          Socket socket = again.connect()) {
        assertEquals(url, again.url());
        WatchedTap.echo(socket, "again".getBytes(UTF_8));
        awaitRows("open", "5 B  again", "5 B  again");
        assertEquals(1L, browser.value(COUNT));
      }
    }
  }

  @Test
  void isReadByEverybody() throws IOException {
    try (EchoPeer far = EchoPeer.tcp();
        WatchedTap tap = tap(far);
        Socket first = tap.connect();
        Socket second = tap.connect()) {
      WatchedTap.echo(first, "one".getBytes(UTF_8));
      WatchedTap.echo(second, "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
      WatchedTap.breakOff(first);
      for (String scheme : List.of("light", "dark")) {
        for (int width : new int[] {1100, 360}) {
          browser.look(scheme, width);
          browser.open(tap.url());
          browser.await("document.querySelectorAll('.row').length > 0");
          browser.value("document.querySelectorAll('#list li')[0].click()");
          browser.await("document.querySelector('.row.trouble') !== null");
          if (width > 1000) {
            browser.value(
                "document.querySelectorAll('#list li')[1].dispatchEvent(new MouseEvent('click',"
                    + " {bubbles: true, ctrlKey: true}))");
            browser.await("document.querySelectorAll('.conversation').length === 2");
          }
          browser.value("document.querySelector('.faults').open = true");
          browser.value("document.querySelectorAll('.row')[1].click()");
          browser.await("!document.querySelector('#bytes').hidden");
          browser.screenshot("wiretap-%s-%d".formatted(scheme, width));
          assertEquals(
              0L, browser.value("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
          assertEquals(List.of(), complaints(), scheme + " " + width);
        }
      }
      browser.value("document.querySelector('.svg').click()");
      String picture = Files.readString(browser.downloaded("wiretap.svg"));
      assertTrue(picture.contains(">3 B  one</text>"), picture);
      browser.value("document.querySelector('.pcap').click()");
      assertTrue(Files.size(browser.downloaded("wiretap.pcap")) > 24);
    }
  }

  /** What axe-core, a checker of accessibility, complains about. */
  private List<?> complaints() throws IOException {
    try (InputStream in = WiretapPageInterop.class.getResourceAsStream("/axe.min.js")) {
      browser.driver().executeScript(new String(in.readAllBytes(), UTF_8));
    }
    return browser.list(
        "(await axe.run()).violations.map(one => one.id + ': ' + one.nodes.map(node => node.html))");
  }

  private void awaitRows(String... words) {
    String quoted =
        "["
            + String.join(
                ", ", List.of(words).stream().map(one -> "String.raw`" + one + "`").toList())
            + "]";
    browser.await("JSON.stringify(%s) === JSON.stringify(%s)".formatted(WORDS, quoted));
  }

  private String text(String selector) {
    return (String) browser.value("document.querySelector('" + selector + "').textContent");
  }

  private void type(CharSequence... keys) {
    browser.driver().switchTo().activeElement().sendKeys(keys);
  }
}
