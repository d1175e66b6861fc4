package org.socketlab.echo;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Door;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

/** What echo-client does with a server that echoes. */
@Grades("echo-client")
final class EchoClientChecks {
  private static final String CLOSING = "Closing connection to the server\n";

  @Check(
      value = "sends the message's bytes, ends its stream, and prints the four lines",
      points = 2,
      teaches =
          "The end of the stream tells the server that the message is whole; the echo can still"
              + " come back the other way.",
      contract = {
        "sends exactly the message's bytes",
        "ends its stream, and prints what comes back, with a line end after it if it has none",
        "Connecting to localhost port 8888 Sending 5 bytes Received: Hola! Closing connection to"
            + " the server",
        "a line is flushed when it is complete"
      })
  void lines(Lab lab) {
    Door door = lab.listen();
    String message = lab.randomWord() + " \u00a1Hola, mu\u00f1eca! \u20ac";
    byte[] bytes = Bytes.of(message);
    Child client = lab.start("--port", door.port(), "--message", message);
    client.expectLine("Connecting to localhost port " + door.port());
    client.expectLine("Sending " + bytes.length + " bytes");
    Peer server = door.accept();
    server.expectAll(bytes);
    server.send(bytes);
    server.close();
    client.expectRest("Received: " + message + "\n" + CLOSING);
    client.expectExit(0);
  }

  @Check(
      value = "sends stdin to its end, and prints what comes back byte for byte",
      points = 3,
      teaches =
          "Bytes that came from a file or a socket are no text until somebody says in which"
              + " charset: pass them on as they are.",
      contract = {
        "without `--message`, stdin to its end",
        "with a line end after it if it has none",
        "Echoed or received bytes are written as they came"
      })
  void standardInput(Lab lab) {
    for (String end : new String[] {"\n", "x"}) {
      byte[] start = lab.randomBytes(300, 600);
      byte[] bytes = Bytes.joined(start, Bytes.of(end));
      Door door = lab.listen();
      Child client = lab.start("--port", door.port());
      client.type(start);
      client.type(end);
      client.endInput();
      Peer server = door.accept();
      server.expect(bytes);
      server.send(bytes);
      server.close();
      client.expectLine("Connecting to localhost port " + door.port());
      client.expectLine("Sending " + bytes.length + " bytes");
      expectRest(lab, client, bytes, end.equals("\n") ? CLOSING : "\n" + CLOSING);
      client.expectExit(0);
    }
  }

  @Check(
      value = "asks before it reads from a terminal",
      points = 1,
      teaches = "A person must see that the program waits for them, and for what.",
      contract = {"at a terminal it asks first"})
  void terminal(Lab lab) {
    String word = lab.randomWord();
    Door door = lab.listen();
    Child client = lab.startAtTerminal("--port", door.port());
    lab.story().step("see", "a question, before anything is typed");
    if (!client.shows(said -> !said.replaceAll("Connecting to .*", "").isBlank(), 8000)) {
      throw new CheckFailed("it reads from the terminal without a word");
    }
    client.type(word + "\n\u0004");
    Peer server = door.accept();
    server.expect(word + "\n");
    server.send(word + "\n");
    server.close();
    client.expectExit(0);
  }

  @Check(
      value = "reads on until all bytes are back, however many pieces they come in",
      points = 3,
      teaches =
          "One read returns what has arrived, be it a single byte: count what has come until it is"
              + " all there.",
      contract = {"It goes on reading until as many bytes as were sent are back"})
  void inPieces(Lab lab) {
    String message = lab.randomWord() + "ñ!";
    byte[] bytes = Bytes.of(message);
    Door door = lab.listen();
    Child client = lab.start("--port", door.port(), "--message", message);
    Peer server = door.accept();
    server.expect(bytes);
    for (int i = 0; i < bytes.length; i += 3) { // the third piece ends within a character
      server.send(Arrays.copyOfRange(bytes, i, Math.min(i + 3, bytes.length)));
      String shown = message.substring(0, Math.min(i + 3, message.length() - 2));
      client.shows(said -> said.contains(shown), 500); // or it keeps them until all are there
    }
    server.close();
    client.expectRest(
        "Connecting to localhost port %s%nSending %d bytes%nReceived: %s%n%s"
            .formatted(door.port(), bytes.length, message, CLOSING));
    client.expectExit(0);
  }

  @Check(
      value = "sends and receives at the same time, so that 8 MB come back",
      points = 3,
      teaches =
          "The echo of a large message comes back while it is being sent. Whoever does not take it"
              + " in stops the server, and then waits for it.",
      contract = {"it sends and receives at the same time, so a message of any size works"},
      seconds = 25)
  void large(Lab lab) {
    byte[] bytes = Bytes.letters(lab, 8 << 20);
    Door door = lab.listen();
    Child client = lab.start("--port", door.port());
    Background typing =
        Background.run(
            "typing",
            () -> {
              client.type(bytes);
              client.endInput();
            });
    Peer server = door.accept();
    client.expectLine("Connecting to localhost port " + door.port());
    client.expectLine("Sending " + bytes.length + " bytes");
    typing.await();
    NarrowEcho.untilTheEnd(server);
    expectRest(lab, client, bytes, "\n" + CLOSING);
    client.expectExit(0);
  }

  @Check(
      value = "tells how far the echo came when the connection ends early, and exits 1",
      points = 2,
      teaches =
          "An end of stream is not an echo: only the count of bytes tells whether it was all.",
      contract = {
        "A connection that ends early: exit 1 and `after N of M bytes`.",
        "No stack trace for anything that a network, a peer or a user can cause."
      })
  void endsEarly(Lab lab) {
    byte[] bytes = Bytes.letters(lab, 500 + lab.random().nextInt(400));
    int some = 100 + lab.random().nextInt(300);
    Child client = answered(lab, bytes, Arrays.copyOf(bytes, some));
    client.expectFailure("echo-client", 1, "after %d of %d bytes".formatted(some, bytes.length));

    Door door = lab.listen();
    Child broken = lab.start("--port", door.port(), "--message", lab.randomWord());
    Peer server = door.accept();
    server.take(8);
    server.reset();
    broken.expectFailure("echo-client", 1);
  }

  @Check(
      value = "names the first byte that differs, counted from 1, and exits 1",
      points = 2,
      teaches =
          "As many bytes as were sent may still be others. Compare them all, and say where the"
              + " first wrong one is.",
      contract = {
        "An echo that differs or is longer: exit 1, naming the first wrong byte, counted from 1."
      })
  void differs(Lab lab) {
    byte[] bytes = Bytes.letters(lab, 500 + lab.random().nextInt(400));
    byte[] wrong = bytes.clone();
    int at = 130 + lab.random().nextInt(300);
    wrong[at] = '?';
    wrong[at + 40] = '!';
    expectNumber(answered(lab, bytes, wrong), at + 1);
  }

  @Check(
      value = "names the first byte beyond the message when the echo is longer, and exits 1",
      points = 1,
      teaches =
          "A program that stops looking when it has enough takes any answer that starts well.",
      contract = {
        "An echo that differs or is longer: exit 1, naming the first wrong byte, counted from 1."
      })
  void longer(Lab lab) {
    byte[] bytes = Bytes.letters(lab, 500 + lab.random().nextInt(400));
    byte[] more = Bytes.joined(bytes, Bytes.of(lab.randomWord()));
    expectNumber(answered(lab, bytes, more), bytes.length + 1);
  }

  /** The client after it has sent the bytes and got that answer, and the connection has ended. */
  private static Child answered(Lab lab, byte[] bytes, byte[] answer) {
    Door door = lab.listen();
    Child client =
        lab.start("--port", door.port(), "--message", new String(bytes, StandardCharsets.US_ASCII));
    Peer server = door.accept();
    server.expect(bytes);
    server.send(answer);
    server.close();
    return client;
  }

  private static void expectRest(Lab lab, Child client, byte[] echo, String end) {
    byte[] expected = Bytes.joined(Bytes.joined(Bytes.of("Received: "), echo), Bytes.of(end));
    lab.story().step("see", "on stdout: Received: and the echo, " + echo.length + " bytes");
    lab.story().expectSame("stdout", expected, client.rest());
  }

  private static void expectNumber(Child client, int number) {
    client.expectFailure("echo-client", 1);
    if (!Pattern.compile("(?<!\\d)" + number + "(?!\\d)").matcher(client.stderr()).find()) {
      throw new CheckFailed(
          "the first wrong byte is number " + number + ", which stderr does not name");
    }
  }
}
