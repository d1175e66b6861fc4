import java.io.IOException;
import java.math.BigDecimal;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * basics-04: ask for the time
 *
 * NTP's question is a datagram of 48 bytes, and so is its answer. Most programs ask with a library;
 * the JDK brings none, so here is what such a library does.
 *
 * The client notes when it asked (T1), the server when the question came (T2) and when the answer left
 * (T3), and the client when the answer came (T4). Two times are from the client's clock and two from
 * the server's. From all four the client computes how far its clock is off, and how long the packets
 * travelled.
 *
 * UDP promises nothing: an answer may be lost, come twice, or come from a host that was not asked. The
 * client accepts only an answer that comes from the address that it asked, and repeats the time of its
 * question.
 *
 *     Response received from [127.0.0.1:1123]
 *     Time [2026-11-20T10:14:00.123456Z]
 *     Offset [+0.000012 s]
 *     Delay [0.000034 s]
 *     Stratum [1]
 */
public class Basics04 {
  private static final String NAME = "basics-04";
  private static final String USAGE =
      "basics-04 [--trace] [--server HOST] [--port PORT] [--timeout SECONDS] [--samples N]";

  private static final long SINCE_1900 =
      2208988800L; // seconds from 1900 to 1970, where Java's clock begins
  private static final long ERA = 1L << 32; // seconds after which NTP's seconds start again

  private static int timeout;

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--server", "--port", "--timeout", "--samples"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--server", "pool.ntp.org");
    int port = number("--port", 123, 0, 65535);
    int samples = number("--samples", 1, 1, 16);
    timeout = timeout();
    InetSocketAddress server;
    try {
      server = new InetSocketAddress(firstAddress(host), port);
    } catch (UnknownHostException e) {
      throw new IOException("cannot resolve " + host + ": unknown host");
    }
    Sample best = null;
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < samples; i++) {
        if (i > 0 && !server.getAddress().isLoopbackAddress()) {
          pause(2000); // a public server takes a quick second question for a flood
        }
        Sample sample = ask(socket, server);
        best = best == null || sample.delay < best.delay ? sample : best;
      }
    }
    print(server, best);
  }

  private static void print(InetSocketAddress server, Sample best) {
    Instant time = Instant.ofEpochSecond(best.time / 1_000_000_000, best.time % 1_000_000_000);
    System.out.println("Response received from [" + text(server) + "]");
    System.out.println("Time [" + FORM.format(time) + "]");
    System.out.println("Offset [" + signed(best.offset, "+") + " s]");
    System.out.println("Delay [" + signed(best.delay, "") + " s]");
    System.out.println("Stratum [" + best.packet.get(1) + "]");
  }

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  /** Seconds with six decimals; "plus" adds a sign to a non-negative number. */
  private static String signed(long nanos, String plus) {
    long micros = Math.round(nanos / 1000.0);
    String sign = micros < 0 ? "-" : plus;
    return String.format("%s%d.%06d", sign, Math.abs(micros) / 1000000, Math.abs(micros) % 1000000);
  }

  /** One answer, with its offset and delay, in nanoseconds. */
  private static final class Sample {
    ByteBuffer request;
    ByteBuffer packet;
    long time; // the server's, since 1970
    long offset;
    long delay;
  }

  /** Nanoseconds since 1970. */
  private static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }

  /** The NTP timestamp of a time: 32 bits of seconds since 1900, 32 bits of a fraction. */
  private static long timestamp(long nanos) throws IOException {
    // [
    // TODO 1: NTP counts from 1900, and its seconds start again in 2036 (after ERA of them).
    long seconds = Math.floorDiv(nanos, 1_000_000_000L);
    return (seconds + SINCE_1900) % ERA << 32
        | (Math.floorMod(nanos, 1_000_000_000L) << 32) / 1_000_000_000;
    // ]
  }

  /** The time of an NTP timestamp, in the era that is near a time. */
  private static long nanos(long stamp, long near) throws IOException {
    // [
    // TODO 5: The same backwards. The timestamp does not say its era: take the one in which the
    // time is nearest to "near", so that times after 2036 work, too.
    long seconds = (stamp >>> 32) - SINCE_1900;
    long eras = Math.round((near / 1_000_000_000 - seconds) / (double) ERA);
    long fraction = ((stamp & 0xffffffffL) * 1_000_000_000 + (1L << 31)) >>> 32;
    return (seconds + eras * ERA) * 1_000_000_000 + fraction;
    // ]
  }

  /** Asks once. */
  private static Sample ask(DatagramSocket socket, InetSocketAddress server) throws IOException {
    long asked = now();
    byte[] request = request(asked);
    List<String> dropped = new ArrayList<>();
    String elsewhere = null;
    try {
      socket.send(new DatagramPacket(request, request.length, server));
      long deadline = System.nanoTime() + timeout * 1_000_000L;
      DatagramPacket packet = new DatagramPacket(new byte[1024], 1024);
      while (System.nanoTime() < deadline) {
        socket.setSoTimeout((int) Math.max(1, (deadline - System.nanoTime()) / 1_000_000));
        packet.setLength(packet.getData().length);
        socket.receive(packet);
        long came = now();
        String fault = fault(packet, server, request);
        if (fault == null) {
          ByteBuffer answer = ByteBuffer.wrap(packet.getData(), 0, 48);
          refuse(answer);
          Sample sample = sample(answer, asked, came);
          sample.request = ByteBuffer.wrap(request);
          return sample;
        }
        dropped.add(fault);
        boolean samePort = packet.getPort() == server.getPort();
        if (samePort && !packet.getAddress().equals(server.getAddress())) {
          elsewhere = packet.getAddress().getHostAddress();
        }
      }
      throw new SocketTimeoutException();
    } catch (SocketTimeoutException e) {
      String drops =
          dropped.isEmpty()
              ? ""
              : "; dropped: " + String.join(", ", dropped.subList(0, Math.min(5, dropped.size())));
      String hint =
          elsewhere == null
              ? ""
              : "\nhint: "
                  + elsewhere
                  + " answered in place of "
                  + server.getAddress().getHostAddress()
                  + ": does the server listen at every address?";
      throw new IOException(
          "cannot ask " + text(server) + ": " + reason(e, timeout) + drops + hint);
    }
  }

  /** A question. */
  private static byte[] request(long asked) throws IOException {
    ByteBuffer request = ByteBuffer.allocate(48);
    long stamp = timestamp(asked);
    // [
    // TODO 2: Version 4 and mode 3 (client) in byte 0, and the timestamp at byte 40; all else is 0.
    request.put(0, (byte) (4 << 3 | 3));
    request.putLong(40, stamp);
    return request.array();
    // ]
  }

  /** Why a datagram is not an answer to our request, or null if it is. */
  private static String fault(DatagramPacket packet, InetSocketAddress server, byte[] request)
      throws IOException {
    // [
    // TODO 3: An answer comes from the address and port that was asked, has 48 bytes at least, mode
    // 4, and our transmit timestamp as its origin (8 bytes from byte 24 on). Say what is wrong,
    // with the port, the length or the mode. Then check the answer's fields (refuse): stratum 0 is
    // a kiss-o'-death.
    ByteBuffer answer = ByteBuffer.wrap(packet.getData());
    if (!packet.getSocketAddress().equals(server)) {
      return "a datagram from " + text((InetSocketAddress) packet.getSocketAddress());
    }
    if (packet.getLength() < 48) {
      return "a datagram of " + packet.getLength() + " bytes";
    }
    if ((answer.get(0) & 7) != 4) {
      return "a datagram of mode " + (answer.get(0) & 7);
    }
    return answer.getLong(24) == ByteBuffer.wrap(request).getLong(40)
        ? null
        : "an answer with a wrong origin";
    // ]
  }

  /** Throws if an answer must not be believed, and says what is wrong with it. */
  private static void refuse(ByteBuffer answer) throws IOException {
    // [
    // TODO 4: Stratum 0 is a kiss-o'-death, whose reason is the reference ID; then a version that
    // is not 1 to 4, leap indicator 3, a stratum above 15, half the root delay and the root
    // dispersion of 16 s or more together (fixed-point numbers: 16 bits before the point), a
    // transmit or receive timestamp of 0, a transmit time before the receive time.
    int stratum = answer.get(1) & 0xff;
    int version = answer.get(0) >> 3 & 7;
    double distance = (answer.getInt(4) & 0xffffffffL) / 2.0 + (answer.getInt(8) & 0xffffffffL);
    long receive = answer.getLong(32);
    long transmit = answer.getLong(40);
    if (stratum == 0) {
      String code =
          new String(answer.array(), 12, 4, StandardCharsets.US_ASCII).replaceAll("[^ -~]", "");
      throw new IOException("the server wants no more questions: kiss-o'-death " + code);
    } else if (version < 1 || version > 4) {
      throw new IOException("the answer has version " + version);
    } else if ((answer.get(0) >> 6 & 3) == 3) {
      throw new IOException("the server is not synchronised: leap indicator 3");
    } else if (stratum > 15) {
      throw new IOException("the server is not synchronised: stratum " + stratum);
    } else if (distance >= 16 * 65536) {
      throw new IOException("the server is too far off: its root delay and root dispersion");
    } else if (transmit == 0) {
      throw new IOException("the answer has a zero transmit timestamp");
    } else if (receive == 0) {
      throw new IOException("the answer has a zero receive timestamp");
    } else if (transmit - receive < 0) {
      throw new IOException("the receive timestamp is after the transmit timestamp");
    }
    // ]
  }

  /** Computes the sample of an answer. */
  private static Sample sample(ByteBuffer answer, long asked, long came) throws IOException {
    Sample sample = new Sample();
    sample.packet = answer;
    long received = nanos(answer.getLong(32), asked);
    sample.time = nanos(answer.getLong(40), asked);
    // [
    // TODO 6: Four times: asked (T1), received (T2), sample.time (T3), came (T4). RFC 5905 section
    // 8: offset = ((T2 - T1) + (T3 - T4)) / 2, and the travel time in both directions: delay = (T4
    // - T1) - (T3 - T2).
    sample.offset = ((received - asked) + (sample.time - came)) / 2;
    sample.delay = (came - asked) - (sample.time - received);
    return sample;
    // ]
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
