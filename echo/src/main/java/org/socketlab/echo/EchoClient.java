package org.socketlab.echo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Program;
import org.socketlab.cli.Target;
import org.socketlab.cli.Terminal;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * echo-client: sends a message to an echo server, and compares the echo with it.
 *
 * <p>This is all of a client's work: connect, send, end the stream, receive to the end. Two of
 * these steps need more than a line. The echo of a large message comes back while the message is
 * still being sent, so one thread sends while the other receives ({@link TcpTransport}). And the
 * echo comes back in pieces but is compared as a whole ({@link Echo}): an echo that differs in its
 * last byte is not an echo.
 *
 * <p>With {@code --count} it asks how long a round trip takes ({@link Ping}); with {@code --udp} it
 * does either with datagrams, which may get lost ({@link UdpTransport}).
 *
 * <p>Run it against echo-server, or let it wait for what you type:
 *
 * <pre>
 * bin/echo-client --port 8888 --message Hola!
 * bin/echo-client --port 8888 --count 10
 * bin/echo-client --port 8888
 * </pre>
 */
public final class EchoClient extends Program {
  private static final int MOST_ROUND_TRIPS = 1_000_000;
  private static final int LARGEST_MESSAGE = 1 << 20;

  @Mixin private final Target target = new Target("localhost", 8888);

  @Option(
      names = "--message",
      paramLabel = "TEXT",
      description = "What to send (default: all of standard input).")
  private String text;

  @Option(names = "--udp", description = "Send datagrams, instead of bytes over a TCP connection.")
  private boolean udp;

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "Time this many round trips instead of sending one message.")
  private Integer count;

  @Option(
      names = "--interval",
      paramLabel = "SECONDS",
      converter = Interval.class,
      description = "Time between round trips (default: 0, the next as soon as the echo is back).")
  private Duration interval;

  @Option(
      names = "--size",
      paramLabel = "BYTES",
      description = "How many bytes each round trip carries (default: 64).")
  private Integer size;

  public EchoClient() {
    super(
        "echo-client",
        "Sends a message to an echo server and prints what comes back, or times it.",
        "Example: echo-client --port 8888 --message Hola!",
        "         echo-client --port 8888 --count 10 --interval 0.5");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    checkUsage();
    ByteBuffer message = count == null ? message() : null;

    out.println("Connecting to " + target);
    trying("connect to " + target);
    InetAddress[] addresses = InetAddress.getAllByName(target.host());
    Arrays.sort(addresses, Comparator.comparing(Inet6Address.class::isInstance)); // IPv4 first
    InetSocketAddress server = new InetSocketAddress(addresses[0], target.port());
    try (Transport transport =
        udp
            ? new UdpTransport(server, target.timeoutMillis())
            : new TcpTransport(server, target.timeoutMillis())) {
      try {
        if (message != null) {
          sendAndReceive(message, transport, out);
        } else {
          ping(transport, Addresses.text(server), out);
        }
      } finally {
        out.println("Closing connection to the server");
      }
    }
  }

  private void sendAndReceive(ByteBuffer message, Transport transport, PrintStream out)
      throws IOException {
    out.println("Sending " + message.remaining() + " bytes");
    trying("get the echo from " + target);
    Received received = new Received(out);
    Echo echo = new Echo(message, received);
    try {
      transport.exchange(echo, true);
      received.begin(); // also when an empty message has an empty echo
    } catch (SocketTimeoutException e) {
      echo.ended("no answer within " + target.timeout());
      if (echo.firstWrong() == null) {
        throw Failure.of(
                "cannot get the whole echo from %s, %s: %s"
                    .formatted(target, echo.progress(), echo.ending()))
            .hint(transport.remedy());
      }
    } finally {
      received.end();
    }
    echo.expectRight("the echo from " + target);
  }

  private void ping(Transport transport, String server, PrintStream out) throws IOException {
    trying("get each echo from " + target);
    Ping ping = new Ping(transport, server, size == null ? 64 : size, this::note);
    stop().by(ping::stop);
    stop().by(transport::close);
    int lost = ping.run(count, interval == null ? Duration.ZERO : interval, out);
    if (lost > 0 && !stop().requested()) {
      throw Failure.of(
              "%d of %d datagrams did not come back from %s: no answer within %s"
                  .formatted(lost, count, target, target.timeout()))
          .hint(transport.remedy());
    }
  }

  private ByteBuffer message() throws IOException {
    ByteBuffer message;
    if (text != null) {
      message = Message.of(text);
    } else {
      if (Terminal.isInput()) {
        note("type a message; Ctrl-D at the start of a line ends it");
      }
      trying("read the message from standard input");
      message = Message.read(System.in);
    }
    if (udp && message.remaining() > UdpTransport.LARGEST) {
      throw Failure.usage(
              "a message of %d bytes does not fit a datagram, which holds %d"
                  .formatted(message.remaining(), UdpTransport.LARGEST))
          .hint("without --udp it goes over TCP, which takes any size");
    }
    return message;
  }

  private void checkUsage() throws Failure {
    if (count == null && (interval != null || size != null)) {
      throw Failure.usage("--interval and --size are for round trips, and need --count");
    }
    if (count != null && text != null) {
      throw Failure.usage("--message and --count don't go together: one message, or round trips");
    }
    if (count != null && (count < 1 || count > MOST_ROUND_TRIPS)) {
      throw Failure.usage("--count " + count + " is not a number from 1 to " + MOST_ROUND_TRIPS);
    }
    int largest = udp ? UdpTransport.LARGEST : LARGEST_MESSAGE;
    if (size != null && (size < 1 || size > largest)) {
      throw Failure.usage("--size " + size + " is not a number of bytes from 1 to " + largest);
    }
  }

  public static void main(String[] args) {
    Cli.main(new EchoClient(), args);
  }
}
