package org.socketlab.httpclient;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;

/** Where socket-05's output goes, and what it does to a terminal. */
@Grades("socket-05")
final class Socket05OutputChecks {
  private static final byte[] NOTHING = {};

  @Check(
      value = "writes the body, and that alone, to the file that --output names",
      points = 3,
      teaches =
          "A file of bytes must not know how they travelled: no header, no chunks. The head is"
              + " still for the user to see.",
      contract = {
        "`--output FILE` sends the body alone to a file, in place of what was there; the head still"
            + " goes to stdout."
      })
  void output(Lab lab) throws IOException {
    byte[] body = lab.randomBytes(500, 3000);
    Path file = lab.folder().resolve(lab.randomWord());
    Files.writeString(file, "what was there before, which is longer than nothing".repeat(100));
    ClientExchange exchange = ClientExchange.begin(lab, "--output", file.toString());
    String head = "HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n";
    exchange.reply(head, Chunks.of(body, lab.random(), "\r\n"));
    exchange.expectPrinted(head, NOTHING);
    exchange.client().expectExit(0);
    lab.story().step("see", "in the file a body of " + body.length + " B");
    if (!Files.exists(file)) {
      throw new CheckFailed("there is no such file");
    }
    lab.story().expectSame("the file", body, Files.readAllBytes(file));
  }

  @Check(
      value = "says which file it can't write, and exits with 1 or 2",
      points = 1,
      teaches = "Folders are missing, disks are full: a download that was not kept has not worked.",
      contract = {"A failure prints one line, `NAME: what failed, naming the input: why`"})
  void unwritable(Lab lab) {
    String file = lab.folder().resolve(lab.randomWord()).resolve("file").toString();
    Door door = lab.listen();
    Child client = lab.start("--host", "127.0.0.1", "--port", door.port(), "--output", file);
    // A client that opens the file first need not connect at all.
    CompletableFuture.runAsync(
        () -> door.accept().send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHola!"));
    client.expectExit(1, 2);
    if (!client.stderr().contains(file)) {
      throw new CheckFailed("stderr does not name " + file);
    }
  }

  @Check(
      value =
          "lets no control character of a header through to the terminal, and every one of a body",
      points = 1,
      teaches =
          "Escape sequences move the cursor and change the window's title. A"
              + " header is shown to people; a body is the user's own.",
      contract = {
        "A control character in the head never reaches stdout as it is: it is escaped (`\\x1b`) or"
            + " left out, or the reply is refused.",
        "Echoed or received bytes are written as they came, never through a charset that could"
            + " change them."
      })
  void terminal(Lab lab) {
    String escape = "\u001b[2J\u001b]0;" + lab.randomWord() + "\u0007\b";
    ClientExchange exchange = ClientExchange.begin(lab);
    exchange
        .server()
        .send(
            "HTTP/1.1 200 O"
                + escape
                + "\r\nX-A: "
                + escape
                + "\r\nContent-Length: 3\r\n\r\n\u001b[0");
    exchange.expectSent();
    String printed = new String(exchange.client().rest(), StandardCharsets.ISO_8859_1);
    exchange.client().expectExit(0, 1); // RFC 9110 section 5.5 lets a client refuse such a reply
    int end = printed.replace("\r", "").indexOf("\n\n");
    String head = end < 0 ? printed : printed.replace("\r", "").substring(0, end);
    String seen = head + exchange.client().stderr();
    if (seen.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 0x7f)) {
      throw new CheckFailed("a control character of the header came out as it was");
    }
    if (exchange.client().exit() == 0 && !printed.endsWith("\n\u001b[0")) {
      throw new CheckFailed("the body did not come out as it was");
    }
  }
}
