package org.socketlab.socketserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.openqa.selenium.Keys;
import org.socketlab.testing.Child;
import org.socketlab.testing.Lab;

/** The chat's page in two real browsers at once, together with a terminal and a program. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class) // one conversation
@Execution(ExecutionMode.SAME_THREAD)
final class ChatPageInterop {
  private static final String MARKUP = "<b>¡Hola!</b> <img src=x onerror=alert(1)> & 🚀";

  private final Lab lab = Lab.ours("socketserver", "chat-server");
  private final HttpClient http = HttpClient.newHttpClient();
  private Child server;
  private InetSocketAddress address;
  private Chromium ana;
  private Chromium luis;
  private String eva;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    ana = new Chromium(Files.createDirectory(folder.resolve("ana")));
    luis = new Chromium(Files.createDirectory(folder.resolve("luis")));
    start("0");
  }

  private void start(String port) {
    server = lab.start("127.0.0.1", port, "--data", lab.folder().resolve("chat").toString());
    address = server.listening();
  }

  @AfterAll
  void stop() {
    for (Chromium browser : new Chromium[] {ana, luis}) {
      if (browser != null) {
        browser.close();
      }
    }
    lab.close();
  }

  @Test
  @Order(1)
  void twoJoinByKeyboardAndSeeEachOther() throws IOException {
    ana.look("light", 1100);
    luis.look("dark", 390);
    for (Chromium browser : List.of(ana, luis)) {
      browser.open("http://127.0.0.1:" + address.getPort() + "/");
      browser.await("document.getElementById('state').textContent === 'live'");
    }
    ana.screenshot("chat-join");
    type(ana, "ana", Keys.ENTER);
    ana.await("!document.getElementById('write').hidden");
    type(luis, "ana", Keys.ENTER);
    luis.await("document.getElementById('trouble').textContent.includes('taken')");
    luis.screenshot("chat-name-taken");
    type(luis, Keys.BACK_SPACE, Keys.BACK_SPACE, Keys.BACK_SPACE, "luis", Keys.ENTER);
    for (Chromium browser : List.of(ana, luis)) {
      browser.await("[...document.querySelectorAll('#people li')].length === 2");
    }
  }

  @Test
  @Order(2)
  void whatOneWritesTheOthersSeeAsText() throws Exception {
    type(ana, MARKUP, Keys.chord(Keys.SHIFT, Keys.ENTER), "second line", Keys.ENTER);
    sees(luis, "ana", MARKUP + "\nsecond line");
    assertEquals(0L, luis.value("document.querySelectorAll('#messages b, #messages img').length"));
    type(luis, "Hola, ana. ¿Cómo va el servidor?", Keys.ENTER);
    sees(ana, "luis", "Hola, ana. ¿Cómo va el servidor?");
    eva =
        said("POST", "/users", "{\"name\":\"eva\"}").replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    said("POST", "/messages", "{\"text\":\"from a program\"}");
    sees(ana, "eva", "from a program");
    sees(luis, "eva", "from a program");
    ana.await("document.querySelectorAll('#people li').length === 3");
  }

  @Test
  @Order(3)
  void editsAndDeletionsAreSeen() throws Exception {
    type(luis, Keys.ARROW_UP);
    luis.await("document.activeElement.closest('li') !== null");
    luis.screenshot("chat-editing");
    type(luis, " (edited)", Keys.ENTER);
    sees(ana, "luis", "Hola, ana. ¿Cómo va el servidor? (edited)");
    ana.await(
        "[...document.querySelectorAll('.mark')].some(mark => mark.textContent === '· edited')");
    luis.await("document.activeElement.id === 'text'");
    type(ana, "a mistake", Keys.ENTER);
    sees(luis, "ana", "a mistake");
    ana.value("document.querySelector('#messages li:last-child .delete').focus()");
    type(ana, Keys.ENTER);
    ana.await("document.activeElement.textContent === 'Really delete?'");
    type(ana, Keys.ENTER);
    sees(luis, "ana", "This message was deleted.");
    said("PUT", "/messages/3", "{\"text\":\"from a program, edited\"}");
    sees(ana, "eva", "from a program, edited");
    pictures();
  }

  private void pictures() throws IOException {
    for (String scheme : List.of("light", "dark")) {
      for (int width : new int[] {1100, 390}) {
        ana.look(scheme, width);
        fits(ana);
        ana.screenshot("chat-%s-%d".formatted(scheme, width));
      }
    }
    ana.look("light", 1100);
  }

  @Test
  @Order(4)
  void aServerThatComesBackIsFoundAndNothingIsMissed() throws Exception {
    server.close(); // SIGKILL
    luis.await("document.getElementById('state').textContent === 'reconnecting'");
    type(luis, "while it is away", Keys.ENTER);
    luis.await("!document.getElementById('trouble').hidden");
    fits(luis);
    luis.screenshot("chat-away");
    start(String.valueOf(address.getPort()));
    said("POST", "/messages", "{\"text\":\"first after the restart\"}");
    sees(ana, "eva", "first after the restart");
    sees(luis, "eva", "first after the restart");
    type(luis, Keys.ENTER); // what was typed is still there
    sees(ana, "luis", "while it is away");
    luis.driver().navigate().refresh();
    sees(luis, "ana", MARKUP + "\nsecond line");
    sees(luis, "luis", "while it is away");
    luis.await("!document.getElementById('write').hidden");
    assertEquals(6L, luis.value("document.querySelectorAll('#messages li').length"));
  }

  @Test
  @Order(5)
  void aTerminalIsInTheSameChat() {
    try (Lab terminals = Lab.ours("socketserver", "chat-client")) {
      String port = String.valueOf(address.getPort());
      Child pedro = terminals.start("127.0.0.1", port, "--name", "pedro", "--live");
      pedro.type("from a terminal\n");
      sees(ana, "pedro", "from a terminal");
      sees(luis, "pedro", "from a terminal");
      type(ana, "to the terminal", Keys.ENTER);
      assertTrue(pedro.shows(said -> said.contains("ana: to the terminal\n"), 20_000));
      pedro.endInput();
      pedro.expectExit(0);
    }
    ana.await("document.querySelectorAll('#people li').length === 3");
  }

  @Test
  @Order(6)
  void whoLeavesIsGone() {
    luis.driver().findElement(org.openqa.selenium.By.id("leave")).click();
    ana.await("document.querySelectorAll('#people li').length === 2");
    luis.await("!document.getElementById('join').hidden");
  }

  private static void fits(Chromium browser) {
    assertEquals(
        0L, browser.value("Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
  }

  private static void type(Chromium browser, CharSequence... keys) {
    browser.driver().switchTo().activeElement().sendKeys(keys);
  }

  /** Waits until the last message of that name has that text. */
  private static void sees(Chromium browser, String name, String text) {
    browser.await(
        ("[...document.querySelectorAll('#messages li')].some(li => li.querySelector('.name').textContent"
                + " === '%s' && li.querySelector('.text').textContent === `%s`)")
            .formatted(name, text));
  }

  private String said(String method, String path, String json) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Bearer " + eva)
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build();
    HttpResponse<String> reply = http.send(request, HttpResponse.BodyHandlers.ofString());
    assertTrue(reply.statusCode() < 300, reply.body());
    return reply.body();
  }
}
