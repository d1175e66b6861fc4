import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/*
 * ntp-server: somebody to ask for the time (RFC 4330, RFC 5905).
 *
 * A question is a datagram of 48 bytes, and so is the answer; there is no connection. The client
 * writes down when it asked (its transmit timestamp). The server copies that into the answer, so that
 * the client knows which question is answered, and adds two times of its own clock: when the question
 * came, and when the answer left. With the time when the answer came, the client has four times, and
 * can compute how far its clock is off, in spite of the delay.
 *
 * An NTP timestamp is two numbers of 32 bits: the seconds since 1900, and the fraction of a second.
 *
 *     byte 0       leap indicator (2 bits), version (3 bits), mode (3 bits)
 *     byte 1..3    stratum, poll, precision
 *     byte 4..15   root delay, root dispersion, reference ID
 *     byte 16..47  reference, origin, receive and transmit timestamp
 */
public class NtpServer {
  private static final String NAME = "ntp-server";
  private static final String USAGE =
      "ntp-server [--trace] [--host HOST] [--port PORT] [--stratum N]";

  private static final long SINCE_1900 =
      2208988800L; // seconds from 1900 to 1970, where the system's clock begins
  private static final long ERA = 1L << 32; // seconds after which NTP's seconds begin anew

  private static void run(String[] args) throws IOException {
    parse(args, List.of("--host", "--port", "--stratum"), List.of("--trace"));
    String host = OPTIONS.getOrDefault("--host", "127.0.0.1");
    int port = number("--port", 1123, 0, 65535);
    int stratum = number("--stratum", 1, 1, 15);
    // [
    // TODO 1: Make a DatagramSocket at the host's address and the port, and print "Listening on"
    // and its address; what fails: throw cannotListen(host, port, e). Then, for ever: receive a
    // datagram, record the time, and if the datagram deserves an answer, send the answer to its
    // sender.
    DatagramSocket server;
    try {
      server = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException e) {
      throw cannotListen(host, port, e);
    }
    System.out.println("Listening on " + text((InetSocketAddress) server.getLocalSocketAddress()));
    DatagramPacket packet = new DatagramPacket(new byte[1024], 1024);
    while (true) {
      packet.setLength(packet.getData().length);
      server.receive(packet);
      byte[] answer = answer(packet, now(), stratum);
      if (answer != null) {
        send(server, new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    }
    // ]
  }

  private static void send(DatagramSocket server, DatagramPacket answer) {
    try {
      server.send(answer);
    } catch (IOException e) {
      System.err.println(NAME + ": cannot answer: " + e.getMessage());
    }
  }

  /** The answer to a request that came at that time, or null if it deserves none. */
  private static byte[] answer(DatagramPacket request, long came, int stratum) throws IOException {
    // [
    // TODO 2: Take byte 0 apart. A request has 48 bytes at least, a version from 1 to 4, and mode 3
    // (client), which is answered with mode 4 (server), or mode 1, which is answered with mode 2.
    // The answer has the request's version and poll, our stratum, the request's transmit timestamp
    // as its origin, "came" as its receive timestamp, and now() as its transmit timestamp.
    ByteBuffer asked = ByteBuffer.wrap(request.getData());
    int version = asked.get(0) >> 3 & 7;
    int mode = asked.get(0) & 7;
    if (request.getLength() < 48 || version < 1 || version > 4 || mode != 1 && mode != 3) {
      return null;
    }
    ByteBuffer answer = ByteBuffer.allocate(48);
    answer.put(0, (byte) (version << 3 | mode + 1));
    answer.put(1, (byte) stratum);
    answer.put(2, asked.get(2));
    answer.put(3, (byte) -20); // a microsecond, as a power of two
    answer.putInt(8, 1);
    answer.putInt(12, 0x4c4f434c); // LOCL: this machine's own clock
    answer.putLong(16, came);
    answer.putLong(24, asked.getLong(40));
    answer.putLong(32, came);
    answer.putLong(40, now());
    return answer.array();
    // ]
  }

  /** This machine's time as an NTP timestamp of 64 bits. */
  private static long now() throws IOException {
    // [
    // TODO 3: Make a timestamp of the system's time: the seconds since 1900 in the upper 32 bits
    // (they overflow in 2036, and start again at 0), the fraction of a second in the lower 32 bits.
    Instant now = Instant.now();
    return (now.getEpochSecond() + SINCE_1900) % ERA << 32
        | ((long) now.getNano() << 32) / 1_000_000_000;
    // ]
  }

  private static IOException cannotListen(String host, int port, IOException e) {
    boolean unknown = e instanceof UnknownHostException;
    return new IOException(
        "cannot listen on "
            + host
            + ":"
            + port
            + ": "
            + (unknown ? "unknown host" : e.getMessage()));
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
}
