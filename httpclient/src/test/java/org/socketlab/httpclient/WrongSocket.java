package org.socketlab.httpclient;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.socketlab.testing.calibration.WrongEnd;

/**
 * socket-01 to socket-05 with one bug, which the first argument names; the checks must catch it.
 * The second argument is the stage: how far it goes.
 */
final class WrongSocket {
  private final Bug bug;
  private final int stage;
  private final Map<String, String> options = new HashMap<>();
  private String attempt = "";

  enum Bug {
    NONE,
    // socket-01
    CONNECTS_ALREADY,
    SAYS_MORE,
    TAKES_ANY_PORT,
    // socket-02
    SHOWS_THE_NAME_FOR_THE_ADDRESS,
    TAKES_THE_FIRST_ADDRESS,
    KNOWS_IPV4_ONLY,
    TAKES_UNKNOWN_FOR_DONE,
    // socket-03
    SAYS_CONNECTED_TOO_SOON,
    CONNECTS_WITHOUT_LIMIT,
    SPEAKS_WITHOUT_BEING_ASKED,
    SHOWS_ITS_INSIDE_ON_CTRL_C,
    // socket-04
    SENDS_BARE_LINE_FEEDS,
    FORGETS_THE_PORT,
    FORGETS_THE_BRACKETS,
    FORGETS_TO_CLOSE,
    FORGETS_THE_PATH,
    SENDS_THE_PATH_RAW,
    SENDS_ANY_PATH,
    SENDS_THE_FRAGMENT,
    SHOWS_ITS_INSIDE_ON_A_RESET,
    WAITS_FOR_THE_REPLY,
    // socket-05: see WrongReading
    TAKES_ONE_READ_FOR_THE_REPLY,
    WAITS_FOR_THE_END_OF_THE_STREAM,
    PRINTS_THE_SURPLUS,
    PRINTS_THE_CHUNKS,
    READS_SIZES_AS_DECIMAL,
    PRINTS_THE_TRAILERS,
    NEEDS_A_LENGTH,
    TAKES_INTERIM_FOR_FINAL,
    EXPECTS_A_BODY_ALWAYS,
    TAKES_404_FOR_A_FAILURE,
    DECODES_THE_BODY,
    TAKES_A_PART_FOR_THE_WHOLE,
    KEEPS_ALL_TO_ITSELF_UNTIL_THE_END,
    KEEPS_THE_HEADER_TO_ITSELF,
    TAKES_ANYTHING_FOR_HTTP,
    TAKES_THE_FIRST_LENGTH,
    READS_ANY_HEADER,
    READS_WITHOUT_LIMIT,
    BOUNDS_THE_WHOLE_EXCHANGE,
    KNOWS_ONE_SPELLING,
    FORGETS_TO_FLUSH,
    WRITES_THE_HEAD_TO_THE_FILE,
    HIDES_THAT_IT_CANNOT_WRITE,
    PRINTS_HEADERS_RAW
  }

  private WrongSocket(String[] args) {
    bug = Bug.valueOf(args[0]);
    stage = args[1].charAt(args[1].length() - 1) - '0';
    options.putAll(Map.of("--host", "127.0.0.1", "--port", "80", "--timeout", "2", "--path", "/"));
    for (int i = 2; i < args.length; i += 2) {
      options.put(args[i], i + 1 < args.length ? args[i + 1] : "");
    }
  }

  public static void main(String[] args) throws IOException {
    if (args.length == 3 && (args[2].equals("--help") || args[2].equals("--version"))) {
      System.out.println(args[1] + " [--trace]");
      return;
    }
    WrongSocket client = new WrongSocket(args);
    client.checkOptions();
    switch (client.bug) {
      case SHOWS_ITS_INSIDE_ON_CTRL_C -> WrongEnd.withStackTraceOnInterrupt();
      case FORGETS_TO_FLUSH -> {
        System.setOut(new PrintStream(new BufferedOutputStream(System.out, 1 << 20), false));
        Runtime.getRuntime().addShutdownHook(new Thread(System.out::flush));
      }
      default -> {}
    }
    try {
      client.run();
    } catch (IOException e) {
      if (client.bug == Bug.SHOWS_ITS_INSIDE_ON_A_RESET && e instanceof SocketException) {
        e.printStackTrace();
      }
      client.end(1, client.attempt + ": " + e.getMessage());
    }
  }

  private void checkOptions() {
    boolean goodPath =
        path().matches("/[^\\s\\x00-\\x20\\x7f#]*")
            || bug == Bug.SENDS_THE_FRAGMENT && path().matches("/\\w+#\\w+");
    boolean good =
        options.keySet().stream()
                .allMatch(name -> name.matches("--(host|port|timeout|path|output)"))
            && (bug == Bug.TAKES_ANY_PORT || options.get("--port").matches("[0-5]?\\d{1,4}"))
            && options.get("--timeout").matches("\\d*\\.?\\d+")
            && millis() > 0
            && (goodPath || bug == Bug.SENDS_ANY_PATH);
    if (!good) {
      end(2, "wrong usage");
    }
  }

  private void run() throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(bug == Bug.READS_WITHOUT_LIMIT ? 0 : millis());
      System.out.println("Socket created");
      if (bug == Bug.SAYS_MORE) {
        System.out.println(socket);
      }
      if (stage > 1 || bug == Bug.CONNECTS_ALREADY) {
        connect(socket, resolve());
      }
      if (stage > 3) {
        send(socket);
      }
      if (stage > 4) {
        attempt = "cannot read the reply";
        InputStream in = socket.getInputStream();
        boolean bound = bug == Bug.BOUNDS_THE_WHOLE_EXCHANGE;
        new WrongReading(bug, bound ? bounded(socket) : in, System.out, this::body).run();
      }
    } catch (SocketTimeoutException e) {
      throw new IOException("no answer within " + options.get("--timeout") + " s");
    }
  }

  /** The reply, with one timeout for all of it. */
  private InputStream bounded(Socket socket) throws IOException {
    long deadline = System.currentTimeMillis() + millis();
    return new FilterInputStream(socket.getInputStream()) {
      @Override
      public int read(byte[] bytes, int from, int most) throws IOException {
        socket.setSoTimeout((int) Math.max(1, deadline - System.currentTimeMillis()));
        return super.read(bytes, from, most);
      }
    };
  }

  private InetAddress resolve() throws IOException {
    String host = options.get("--host");
    attempt = "cannot look up " + host;
    try {
      if (bug == Bug.KNOWS_IPV4_ONLY && host.contains(":")) {
        throw new UnknownHostException(host);
      }
      InetAddress[] addresses = InetAddress.getAllByName(host);
      if (bug != Bug.TAKES_THE_FIRST_ADDRESS) {
        Arrays.sort(addresses, Comparator.comparing(Inet6Address.class::isInstance));
      }
      InetAddress address = addresses[0];
      boolean name = bug == Bug.SHOWS_THE_NAME_FOR_THE_ADDRESS;
      if (stage > 1) {
        System.out.printf("IP address of %s is %s%n", host, name ? host : address.getHostAddress());
      }
      return address;
    } catch (UnknownHostException e) {
      end(bug == Bug.TAKES_UNKNOWN_FOR_DONE ? 0 : 1, "unknown host " + host);
      throw e;
    }
  }

  private void connect(Socket socket, InetAddress address) throws IOException {
    boolean already = bug == Bug.CONNECTS_ALREADY && !options.get("--port").equals("80");
    if (stage < 3 && !already) {
      return;
    }
    String host = options.get("--host");
    String connected = "Socket connected to " + host + " on ip " + address.getHostAddress();
    InetSocketAddress at = new InetSocketAddress(address, Integer.parseInt(options.get("--port")));
    if (bug == Bug.SAYS_CONNECTED_TOO_SOON) {
      System.out.println(connected);
    }
    attempt = "cannot connect to " + host + " port " + at.getPort();
    socket.connect(at, bug == Bug.CONNECTS_WITHOUT_LIMIT ? 0 : millis());
    if (stage > 2 && bug != Bug.SAYS_CONNECTED_TOO_SOON) {
      System.out.println(connected);
    }
    if (bug == Bug.SPEAKS_WITHOUT_BEING_ASKED) {
      socket.getOutputStream().write('\n');
    }
  }

  private void send(Socket socket) throws IOException {
    String host = options.get("--host");
    boolean bare = !host.contains(":") || bug == Bug.FORGETS_THE_BRACKETS;
    String request =
        "GET %s HTTP/1.1\r\nHost: %s%s\r\n%s\r\n"
            .formatted(
                bug == Bug.FORGETS_THE_PATH ? "/" : path(),
                bare ? host : "[" + host + "]",
                bug == Bug.FORGETS_THE_PORT ? "" : ":" + options.get("--port"),
                bug == Bug.FORGETS_TO_CLOSE ? "" : "Connection: close\r\n");
    if (bug == Bug.SENDS_BARE_LINE_FEEDS) {
      request = request.replace("\r\n", "\n");
    }
    if (bug == Bug.SHOWS_ITS_INSIDE_ON_A_RESET && stage == 4) {
      awaitReset(socket);
    }
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    System.out.println("Message sent successfully");
    if (bug == Bug.WAITS_FOR_THE_REPLY) {
      socket.getInputStream().read();
    }
  }

  /** Waits until a reset has arrived, if one comes. */
  private static void awaitReset(Socket socket) throws IOException {
    socket.setSoTimeout(500);
    try {
      socket.getInputStream().read();
    } catch (SocketTimeoutException none) {
      // This check sends no reset.
    }
  }

  /** Where the body goes; asked for when it begins. */
  private OutputStream body() throws IOException {
    File file = options.containsKey("--output") ? new File(options.get("--output")) : null;
    if (file == null || bug == Bug.HIDES_THAT_IT_CANNOT_WRITE && !file.getParentFile().exists()) {
      return System.out;
    }
    attempt = "cannot write " + file;
    return new FileOutputStream(file);
  }

  private String path() {
    StringBuilder path = new StringBuilder();
    for (byte b : options.get("--path").getBytes(StandardCharsets.UTF_8)) {
      path.append(b < 0 ? "%%%02x".formatted(b & 0xff) : String.valueOf((char) b));
    }
    return bug == Bug.SENDS_THE_PATH_RAW ? options.get("--path") : path.toString();
  }

  private int millis() {
    return (int) (Double.parseDouble(options.get("--timeout")) * 1000);
  }

  private void end(int status, String sentence) {
    System.err.printf("socket-0%d: %s%n", stage, sentence);
    System.exit(status);
  }
}
