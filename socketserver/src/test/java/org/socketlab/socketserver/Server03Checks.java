package org.socketlab.socketserver;

import java.net.InetSocketAddress;
import java.util.regex.Pattern;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;

@Grades("server-03")
final class Server03Checks {

  @Check(
      value = "prints the four lines of its stage and exits 0",
      points = 4,
      teaches = "A server says each thing when it is true: 'Listening' only after bind and listen.")
  void linesInOrder(Lab lab) {
    Child server = lab.start("--port", "0");
    InetSocketAddress address = ready(server);
    Peer client = lab.connect(address);
    client.send(lab.randomWord() + "\n");
    server.expectLine("Connected with " + client.localText());
    client.toEnd();
    client.close();
    server.expectRest("");
    server.expectExit(0);
  }

  @Check(
      value = "sends the same bytes back, whatever they are, and ends the stream",
      points = 4,
      teaches =
          "A socket carries bytes: decoding and encoding them again on the way changes those that are no text.")
  void sameBytes(Lab lab) {
    byte[] message = lineOf(lab.randomBytes(200, 400));
    Peer client = lab.connect(ready(lab.start("--port", "0")));
    client.send(message);
    client.expectAll(message);
  }

  @Check(
      value = "waits for the message's end, however many pieces it comes in",
      points = 6,
      teaches = "TCP has no messages: one read may return a part of one. Read until the line feed.")
  void inPieces(Lab lab) {
    Peer client = lab.connect(ready(lab.start("--port", "0")));
    String word = lab.randomWord();
    client.send(word.substring(0, 3));
    client.expectSilence(200);
    client.send(word.substring(3) + "\n");
    client.expectAll(word + "\n");
  }

  @Check(
      value = "takes the end of the stream for the message's end",
      points = 2,
      teaches =
          "A client that ends its stream has said all it has to say, and can still read the answer.")
  void endOfStream(Lab lab) {
    Peer client = lab.connect(ready(lab.start("--port", "0")));
    String word = lab.randomWord();
    client.send(word);
    client.endStream();
    client.expectAll(word);
  }

  @Check(
      value = "exits 1 when the client resets the connection",
      points = 2,
      teaches =
          "A reset means that the peer is gone: say so and end with a status that says it, not with a stack trace.")
  void reset(Lab lab) {
    Child server = lab.start("--port", "0");
    Peer client = lab.connect(ready(server));
    server.expectLine("Connected with " + client.localText());
    client.send("no end");
    client.reset();
    server.expectFailure("server-03", 1, client.localText());
  }

  @Check(
      value = "says which port is taken and exits 1",
      points = 2,
      teaches =
          "The failure that every server meets one day: name the address, and end with status 1.")
  void portTaken(Lab lab) {
    String port = lab.listen().port();
    lab.start("--port", port)
        .expectFailure(
            "server-03", 1, "cannot listen on 127.0.0.1:" + port + ": Address already in use");
  }

  private static InetSocketAddress ready(Child server) {
    server.expectLine("Socket created");
    server.expectLine(
        Pattern.compile("Socket bound to 127\\.0\\.0\\.1:\\d+"), "Socket bound to 127.0.0.1:PORT");
    return server.listening();
  }

  /** The bytes as one message: a line feed at its end and nowhere else. */
  private static byte[] lineOf(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes[i] == '\n' ? 0 : bytes[i];
    }
    bytes[bytes.length - 1] = '\n';
    return bytes;
  }
}
