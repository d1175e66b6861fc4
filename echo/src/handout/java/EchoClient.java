import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/*
 * echo-client: send and receive at the same time (RFC 862).
 *
 * The server sends back what it gets. So the client knows how many bytes come back, and which: it
 * reads until all are there, and compares. One read returns whatever has arrived, be it one byte.
 *
 * A large message does not fit into the kernels' buffers. A client that sends all before it reads
 * gets stuck: the server can't send the echo, stops reading, and then sending stops, too. So one
 * thread sends while the other one receives.
 *
 * With --count the client measures, like ping. With --udp a message is one datagram, which may be
 * lost, doubled or late; only what comes from the address that was asked is an echo.
 */
public class EchoClient {
  private static final String NAME = "echo-client";
  private static final String USAGE =
      "echo-client [--trace] [--host HOST] [--port PORT] [--timeout SECONDS] [--udp] [--message TEXT] [--count N [--interval SECONDS] [--size BYTES]]";

  private static String host;
  private static int port;
  private static int timeout;

  private static void run(String[] args) throws IOException {
    parse(
        args,
        List.of("--host", "--port", "--timeout", "--message", "--count", "--interval", "--size"),
        List.of("--trace", "--udp"));
    host = OPTIONS.getOrDefault("--host", "localhost");
    port = number("--port", 8888, 0, 65535);
    timeout = timeout();
    boolean counts = OPTIONS.containsKey("--count");
    boolean udp = OPTIONS.containsKey("--udp");
    if (counts && OPTIONS.containsKey("--message")) {
      usage("--count makes its own messages: no --message beside it");
    }
    if (!counts && (OPTIONS.containsKey("--interval") || OPTIONS.containsKey("--size"))) {
      usage("--interval and --size belong to --count");
    }
    int count = number("--count", 1, 1, 1000000);
    int size = number("--size", 64, 1, 65507);
    String interval = OPTIONS.getOrDefault("--interval", "0");
    if (!interval.matches("[0-9]{1,6}(\\.[0-9]+)?|\\.[0-9]+")) {
      usage("'" + interval + "' is no time in seconds");
    }
    byte[] message = counts ? null : message();
    System.out.println("Connecting to " + host + " port " + port);
    if (counts) {
      roundTrips(count, size, (long) (Double.parseDouble(interval) * 1000), udp);
    } else if (udp) {
      System.out.println("Sending " + message.length + " bytes");
      exchangeDatagram(message);
    } else {
      try (Socket socket = connected()) {
        System.out.println("Sending " + message.length + " bytes");
        echo(socket, message);
      }
    }
    System.out.println("Closing connection to the server");
  }

  /** The bytes to send: the message, or else stdin to its end; a person is asked first. */
  private static byte[] message() throws IOException {
    if (OPTIONS.containsKey("--message")) {
      return OPTIONS.get("--message").getBytes(StandardCharsets.UTF_8);
    }
    if (System.console() != null) {
      System.err.println("What is to be sent? Ctrl-D ends it:");
    }
    return System.in.readAllBytes();
  }

  /** A TCP connection to the server. */
  private static Socket connected() throws IOException {
    // [
    // TODO 1: Look up the host's first address (firstAddress), make a socket and connect it, within
    // "timeout" milliseconds; each read may take as long, too (setSoTimeout). What fails is an
    // IOException: throw another one that names host and port, and why (reason).
    try {
      Socket socket = new Socket();
      socket.connect(new InetSocketAddress(firstAddress(host), port), timeout);
      socket.setSoTimeout(timeout);
      socket.setTcpNoDelay(true);
      return socket;
    } catch (IOException e) {
      throw new IOException(
          "cannot connect to " + host + " port " + port + ": " + reason(e, timeout));
    }
    // ]
  }

  /** Sends the message and ends our stream, in a thread of its own. */
  private static void send(Socket socket, byte[] message) {
    try {
      socket.getOutputStream().write(message);
      socket.shutdownOutput();
    } catch (IOException e) {
      // The receiver sees the same failure, and reports it.
    }
  }

  /** Sends the message and prints what comes back, while it is being sent. */
  private static void echo(Socket socket, byte[] message) throws IOException {
    // [
    // TODO 2: Start a thread that runs send(socket, message). Meanwhile read until as many bytes
    // are back as were sent, print each piece as it comes, and compare it with what was sent.
    // TODO 3: A stream that ends early: throw an IOException "... after N of M bytes". An echo that
    // differs, or goes on after the message's end: throw, and name the first wrong byte, from 1.
    Thread sender = new Thread(() -> send(socket, message));
    sender.setDaemon(true);
    sender.start();
    System.out.print("Received: ");
    InputStream in = socket.getInputStream();
    byte[] piece = new byte[65536];
    int received = 0;
    int wrong = -1;
    byte last = 0;
    try {
      for (int n; wrong < 0 && (n = in.read(piece)) >= 0; received += n) {
        System.out.write(piece, 0, n);
        System.out.flush();
        last = piece[n - 1];
        int same =
            Arrays.mismatch(piece, 0, n, message, received, Math.min(message.length, received + n));
        wrong = same < 0 ? -1 : received + same + 1;
      }
    } catch (IOException e) {
      throw new IOException(
          "cannot read the echo, after "
              + received
              + " of "
              + message.length
              + " bytes: "
              + reason(e, timeout));
    }
    if (last != '\n') {
      System.out.println();
    }
    if (wrong > message.length) {
      throw new IOException(
          "the echo is longer than the message: byte " + wrong + " is one too many");
    } else if (wrong > 0) {
      throw new IOException("the echo differs: byte " + wrong + " is wrong");
    } else if (received < message.length) {
      throw new IOException(
          "the connection ended early, after " + received + " of " + message.length + " bytes");
    }
    // ]
  }

  /** Sends a datagram, and returns the first datagram from the server that counts as its echo. */
  private static byte[] ask(
      DatagramSocket socket, InetSocketAddress server, byte[] message, Predicate<byte[]> isEcho)
      throws IOException {
    // [
    // TODO 4: Send the datagram, and receive until one comes from the address and port that was
    // asked and isEcho says yes; all the others are dropped. Altogether it takes "timeout"
    // milliseconds at most: then throw. If meanwhile the server's port answered at another address,
    // say so on stderr, too: "hint: A answered in place of B: does the server listen at every
    // address?"
    String elsewhere = null;
    try {
      socket.send(new DatagramPacket(message, message.length, server));
      long deadline = System.nanoTime() + timeout * 1_000_000L;
      DatagramPacket packet = new DatagramPacket(new byte[65535], 65535);
      while (true) {
        socket.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        packet.setLength(packet.getData().length);
        socket.receive(packet);
        byte[] answer = Arrays.copyOf(packet.getData(), packet.getLength());
        if (packet.getSocketAddress().equals(server) && isEcho.test(answer)) {
          return answer;
        } else if (packet.getPort() == server.getPort()
            && !packet.getSocketAddress().equals(server)) {
          elsewhere = packet.getAddress().getHostAddress();
        }
        if (System.nanoTime() > deadline) {
          throw new SocketTimeoutException();
        }
      }
    } catch (IOException e) {
      String asked = server.getAddress().getHostAddress();
      String hint =
          elsewhere == null
              ? ""
              : "\nhint: "
                  + elsewhere
                  + " answered in place of "
                  + asked
                  + ": does the server listen at every address?";
      throw new IOException(
          "no echo from " + host + " port " + port + ": " + reason(e, timeout) + hint);
    }
    // ]
  }

  private static InetSocketAddress server() throws IOException {
    try {
      return new InetSocketAddress(firstAddress(host), port);
    } catch (UnknownHostException e) {
      throw new IOException("cannot send to " + host + " port " + port + ": unknown host");
    }
  }

  private static void exchangeDatagram(byte[] message) throws IOException {
    InetSocketAddress server = server();
    try (DatagramSocket socket = new DatagramSocket()) {
      byte[] answer = ask(socket, server, message, datagram -> true);
      System.out.print("Received: ");
      System.out.write(answer, 0, answer.length);
      if (answer.length == 0 || answer[answer.length - 1] != '\n') {
        System.out.println();
      }
      System.out.flush();
      if (!Arrays.equals(answer, message)) {
        throw new IOException(
            "the echo differs: byte " + (Arrays.mismatch(answer, message) + 1) + " is wrong");
      }
    }
  }

  /** Measures one round trip after the other. */
  private static void roundTrips(int count, int size, long interval, boolean udp)
      throws IOException {
    List<Long> times = new ArrayList<>();
    try (Socket socket = udp ? null : connected();
        DatagramSocket datagrams = udp ? new DatagramSocket() : null) {
      InetSocketAddress server =
          udp ? server() : (InetSocketAddress) socket.getRemoteSocketAddress();
      for (int seq = 1; seq <= count; seq++) {
        byte[] message = numbered(seq, size);
        long took = roundTrip(socket, datagrams, server, message, seq);
        times.add(took);
        System.out.println(
            size + " bytes from " + text(server) + ": seq=" + seq + " time=" + took + " us");
        if (seq < count) {
          pause(interval);
        }
      }
    }
    System.out.println(count + " sent, " + times.size() + " echoed");
    Collections.sort(times);
    summary(times);
  }

  /** How long it takes until a message is back, in microseconds; one of both sockets is null. */
  private static long roundTrip(
      Socket socket, DatagramSocket datagrams, InetSocketAddress server, byte[] message, int seq)
      throws IOException {
    // [
    // TODO 5: Note the time, send the message, and wait until it is back: over UDP with ask, where
    // a copy of an earlier echo does not count (isLate); over TCP by reading until all bytes are
    // there. An echo that differs: throw.
    long began = System.nanoTime();
    byte[] echoed =
        socket == null
            ? ask(datagrams, server, message, datagram -> !isLate(datagram, seq, message.length))
            : overTcp(socket, message);
    long took = (System.nanoTime() - began) / 1000;
    if (!Arrays.equals(echoed, message)) {
      throw new IOException("the echo of message " + seq + " differs");
    }
    return took;
    // ]
  }

  // [
  private static byte[] overTcp(Socket socket, byte[] message) throws IOException {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(message);
      byte[] echoed = socket.getInputStream().readNBytes(message.length);
      if (echoed.length < message.length) {
        throw new IOException(
            "the connection ended early, after "
                + echoed.length
                + " of "
                + message.length
                + " bytes");
      }
      return echoed;
    } catch (SocketTimeoutException e) {
      throw new IOException("no echo: " + reason(e, timeout));
    }
  }

  // ]

  /** A message that differs from all others. */
  private static byte[] numbered(int seq, int size) {
    byte[] message = new byte[size];
    Arrays.fill(message, (byte) 'e');
    byte[] number = (seq + " ").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(number, 0, message, 0, Math.min(size, number.length));
    return message;
  }

  /** Whether a datagram is the echo of an earlier message. */
  private static boolean isLate(byte[] datagram, int seq, int size) {
    for (int old = Math.max(1, seq - 100); old < seq; old++) {
      if (Arrays.equals(datagram, numbered(old, size))) {
        return true;
      }
    }
    return false;
  }

  private static void summary(List<Long> times) {
    int last = times.size() - 1;
    long middle = times.get(times.size() / 2);
    long p99 = times.get((int) Math.ceil(times.size() * 0.99) - 1);
    System.out.println(
        "min "
            + times.get(0)
            + " us, median "
            + middle
            + " us, p99 "
            + p99
            + " us, max "
            + times.get(last)
            + " us");
    long width = (times.get(last) - times.get(0)) / 5 + 1;
    for (long low = times.get(0); low <= times.get(last); low += width) {
      long from = low;
      long inside = times.stream().filter(time -> time >= from && time < from + width).count();
      System.out.printf(
          "%8d us  %s%n", low, "#".repeat((int) Math.ceil(40.0 * inside / times.size())));
    }
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The first address of a host, IPv4 before IPv6. */
  private static InetAddress firstAddress(String host) throws IOException {
    InetAddress[] found = InetAddress.getAllByName(host);
    for (InetAddress address : found) {
      if (address instanceof Inet4Address) {
        return address;
      }
    }
    return found[0];
  }

  /** Why something failed, as the contract wants it. */
  private static String reason(IOException e, int timeout) {
    if (e instanceof SocketTimeoutException) {
      return "no answer within "
          + new BigDecimal(timeout).movePointLeft(3).stripTrailingZeros().toPlainString()
          + " s";
    }
    return e instanceof UnknownHostException ? "unknown host" : e.getMessage();
  }

  public static void main(String[] args) {
    try {
      run(args);
    } catch (IOException e) {
      System.out.flush();
      System.err.println(NAME + ": " + e.getMessage());
      System.exit(1);
    }
  }

  /** An address as the contract writes it: 127.0.0.1:8888, or [::1]:8888. */
  private static String text(InetSocketAddress address) {
    String host = address.getAddress().getHostAddress().replaceFirst("(^|:)0(:0)+(:|$)", "::");
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
  }

  private static final Map<String, String> OPTIONS = new HashMap<>();

  /** Reads the command line: options with a value, and options without one. */
  private static void parse(String[] args, List<String> valued, List<String> flags) {
    for (int i = 0; i < args.length; i++) {
      String[] nameAndValue = args[i].split("=", 2);
      String name = nameAndValue[0];
      if (name.equals("--help") || name.equals("--version")) {
        System.out.println(name.equals("--help") ? USAGE : NAME + " 1.0");
        System.exit(0);
      } else if (flags.contains(name) && nameAndValue.length == 1) {
        OPTIONS.put(name, "");
      } else if (valued.contains(name) && (nameAndValue.length == 2 || i + 1 < args.length)) {
        OPTIONS.put(name, nameAndValue.length == 2 ? nameAndValue[1] : args[++i]);
      } else {
        usage("'" + args[i] + "' is no option, or lacks its value");
      }
    }
  }

  /** Wrong usage ends the program with status 2. */
  private static void usage(String sentence) {
    System.err.println(NAME + ": " + sentence);
    System.exit(2);
  }

  /** A number that was given, in ASCII digits. */
  private static int number(String option, int otherwise, int least, int most) {
    String text = OPTIONS.getOrDefault(option, String.valueOf(otherwise));
    if (!text.matches("[0-9]{1,9}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      usage("'" + text + "' is no " + option.substring(2) + ": " + least + " to " + most);
    }
    return Integer.parseInt(text);
  }

  /** The time to wait, in milliseconds. */
  private static int timeout() {
    String text = OPTIONS.getOrDefault("--timeout", "5");
    if (!text.matches("[0-9]{1,6}(\\.[0-9]+)?|\\.[0-9]+") || Double.parseDouble(text) == 0) {
      usage("'" + text + "' is no time: seconds, above 0");
    }
    return (int) Math.ceil(Double.parseDouble(text) * 1000);
  }
}
