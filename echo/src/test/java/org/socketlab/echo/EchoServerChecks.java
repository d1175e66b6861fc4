package org.socketlab.echo;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Pattern;
import org.socketlab.testing.Check;
import org.socketlab.testing.CheckFailed;
import org.socketlab.testing.Child;
import org.socketlab.testing.Datagrams;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Peer;
import org.socketlab.testing.Usage;

/** What echo-server does for one client; {@link EchoServerCrowdChecks} has more of them. */
@Grades("echo-server")
final class EchoServerChecks {
  private static final String LISTENING = "Listening on 127.0.0.1:PORT";
  private static final Pattern LISTENING_LINE =
      Pattern.compile("Listening on 127\\.0\\.0\\.1:(\\d+)");
  private static final Pattern LOCALHOST_LINE = // of which a system may prefer either address
      Pattern.compile("Listening on (?:127\\.0\\.0\\.1|\\[::1]):\\d+");

  @Check(
      value = "says where it listens and nothing else, and only this machine reaches it",
      points = 2,
      teaches =
          "A server is for this machine alone until its user says otherwise with --host; the line"
              + " tells numbers, which need no look-up.",
      contract = {
        "bind `127.0.0.1` unless `--host` says otherwise",
        "When a server is ready for connections it prints exactly `Listening on 127.0.0.1:8888`",
        "between and after them a program may print more only where this page says so"
      })
  void listens(Lab lab) {
    Child server = lab.start("--host", "localhost", "--port", "0");
    server.expectLine(LOCALHOST_LINE, LISTENING);
    server.terminate();
    server.expectRest("");

    server = lab.start("--port", "0");
    int port = Integer.parseInt(server.expectLine(LISTENING_LINE, LISTENING).group(1));
    expectUnreachable(lab, new InetSocketAddress("127.0.0.2", port));
    Peer client = lab.connect(new InetSocketAddress("127.0.0.1", port));
    client.send(lab.randomWord());
    client.endStream();
    client.toEnd();
    server.terminate();
    server.expectRest("");
  }

  @Check(
      value = "sends each byte back as it comes, before the next one and without a line's end",
      points = 2,
      teaches =
          "TCP has no messages and no lines: what a read returns is all there is for now, and the"
              + " client may wait for just that.",
      contract = {"It sends them as they come, and waits for no line's end."})
  void atOnce(Lab lab) {
    Peer client = lab.connect(lab.start("--port", "0").listening());
    for (int i = 1; i <= 3; i++) {
      byte[] some = lab.randomWord().substring(0, i).getBytes();
      client.send(some);
      client.expect(some);
    }
  }

  @Check(
      value = "sends the same bytes back, whatever they are",
      points = 2,
      teaches =
          "A socket carries bytes: decoding them to text and encoding that again changes bytes"
              + " that are not text.",
      contract = {"sends back every byte it receives, in order", "Binary-safe."})
  void sameBytes(Lab lab) {
    byte[] bytes = lab.randomBytes(1000, 2000);
    Peer client = lab.connect(lab.start("--port", "0").listening());
    client.send(bytes);
    client.expect(bytes);
  }

  @Check(
      value = "goes on until the client ends its stream, and then ends its own",
      points = 2,
      teaches =
          "The two directions of a connection end separately: a side that has ended its own can"
              + " still receive, and waits for the other's end.",
      contract = {"until the client ends its stream; then it ends its own."})
  void endsAfterTheClient(Lab lab) {
    Peer client = lab.connect(lab.start("--port", "0").listening());
    String word = lab.randomWord();
    client.send(word);
    client.expect(word);
    client.expectSilence(200);
    client.send(word);
    client.endStream();
    client.expectAll(word);
  }

  @Check(
      value = "echoes 8 MB that the client sends and receives at the same time",
      points = 2,
      teaches =
          "A write may take less than it was given, and a read returns a piece: only a loop moves"
              + " all of it.",
      contract = {
        "sends back every byte it receives, in order, until the client ends its stream",
        "A server never cuts its own reply off: before it closes it ends its stream and reads what"
            + " the client still has under way (2 s and 1 MiB at most), since closing with unread"
            + " input resets the connection."
      })
  void large(Lab lab) {
    byte[] bytes = lab.randomBytes(8 << 20, 8 << 20);
    Peer client = lab.connect(lab.start("--port", "0").listening());
    Background sending = Background.run("sending", () -> client.send(bytes));
    client.expect(bytes);
    sending.await();
    client.endStream();
    client.expectEnd();
  }

  @Check(
      value =
          "sends each datagram back to whom it came from, with --udp, also one that comes twice",
      points = 2,
      teaches =
          "UDP keeps a datagram's borders and brings its sender's address: one socket serves all"
              + " clients, an empty datagram too.",
      contract = {
        "With `--udp` it sends each datagram back to whom it came from; one that comes twice is"
            + " sent back twice."
      })
  void datagrams(Lab lab) {
    InetSocketAddress server = lab.start("--port", "0", "--udp").listening();
    Datagrams one = lab.datagrams();
    Datagrams other = lab.datagrams();
    for (byte[] bytes :
        new byte[][] {lab.randomBytes(1, 100), new byte[0], lab.randomBytes(3000, 8000)}) {
      byte[] others = lab.randomBytes(1, 100);
      // Sent twice or doubled on the way: to a server that is the same.
      one.sendTwice(bytes, server);
      other.send(others, server);
      lab.story().expectSame("the datagram", others, other.receive().bytes());
      lab.story().expectSame("the datagram", bytes, one.receive().bytes());
      lab.story().expectSame("the datagram", bytes, one.receive().bytes());
    }
  }

  @Check(
      value = "says which port is taken and exits 1, over TCP and over UDP",
      points = 1,
      teaches =
          "Name the address. For UDP, no SO_REUSEADDR: two sockets would share the port, and one"
              + " would get the other's datagrams.",
      contract = {
        "A port in use: exit 1, `NAME: cannot listen on 127.0.0.1:8888: Address already in use`.",
        "two UDP sockets would share the port"
      })
  void portTaken(Lab lab) {
    String tcp = lab.listen().port();
    lab.start("--port", tcp).expectFailure("echo-server", 1, taken(tcp));
    String udp = String.valueOf(lab.start("--udp", "--port", "0").listening().getPort());
    lab.start("--udp", "--port", udp).expectFailure("echo-server", 1, taken(udp));
  }

  @Check(
      value = "helps with --help, and exits 2 on what it can't do",
      points = 1,
      teaches = "Exit status 2 says that the user, not the network, has to change something.",
      contract = {
        "`--help` and `--version` (stdout, exit 0) and `--trace` everywhere.",
        "Ports are 0-65535, else exit 2."
      })
  void usage(Lab lab) {
    Usage.expectCommonOptions(lab);
    Usage.expectRefusal(lab, "--port", "65536");
  }

  private static String taken(String port) {
    return "cannot listen on 127.0.0.1:" + port + ": Address already in use";
  }

  private static void expectUnreachable(Lab lab, InetSocketAddress address) {
    lab.story().step("expect", "no connection at " + address.getHostString());
    try (Socket socket = new Socket()) {
      socket.connect(address, 1000);
    } catch (IOException asExpected) {
      return;
    }
    throw new CheckFailed("it listens on " + address.getHostString() + ", too");
  }
}
