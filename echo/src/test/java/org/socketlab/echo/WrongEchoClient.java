package org.socketlab.echo;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.socketlab.echo.WrongWay.Bug;
import org.socketlab.testing.calibration.WrongEnd;

/** echo-client with one bug, which the first argument names; how it sends is {@link WrongWay}. */
final class WrongEchoClient {
  private final Bug bug;
  private final List<String> words;
  private final PrintStream out;

  private WrongEchoClient(Bug bug, List<String> words) {
    this.bug = bug;
    this.words = words;
    if (bug == Bug.FORGETS_TO_FLUSH) {
      OutputStream kept = new BufferedOutputStream(System.out, 1 << 20);
      out = new PrintStream(kept, false, StandardCharsets.UTF_8);
      Runtime.getRuntime().addShutdownHook(new Thread(out::flush));
    } else {
      out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }
    if (bug == Bug.SHOWS_ITS_INSIDE_ON_CTRL_C) {
      WrongEnd.withStackTraceOnInterrupt();
    }
  }

  public static void main(String[] args) {
    List<String> words =
        WrongWords.of(
            args,
            "--host",
            "--port",
            "--timeout",
            "--message",
            "--udp",
            "--count",
            "--interval",
            "--size");
    WrongEchoClient client = new WrongEchoClient(Bug.valueOf(args[0]), words);
    try {
      client.run();
    } catch (NumberFormatException e) {
      fail(client.bug == Bug.EXITS_1_ON_WRONG_USAGE ? 1 : 2, "wrong value: " + e.getMessage());
    } catch (SocketTimeoutException e) {
      fail(1, "no answer within " + client.option("--timeout", "5") + " s: " + e.getMessage());
    } catch (UnknownHostException e) {
      fail(1, "unknown host " + client.option("--host", ""));
    } catch (IOException e) {
      if (client.bug == Bug.SHOWS_ITS_INSIDE_ON_A_RESET && e instanceof SocketException) {
        e.printStackTrace();
      }
      fail(1, client.server() + ": " + e.getMessage());
    }
    System.exit(0); // whatever still waits
  }

  private static void fail(int status, String why) {
    WrongWords.fail("echo-client", status, why);
  }

  private String option(String name, String otherwise) {
    int at = words.indexOf(name);
    return at < 0 ? otherwise : words.get(at + 1);
  }

  private String server() {
    return option("--host", "localhost") + " port " + option("--port", "8888");
  }

  private int number(String option, String otherwise) {
    int number = (int) (1000 * Double.parseDouble(option(option, otherwise)));
    if (number <= 0 && !option.equals("--interval") || number > 65_535_000) {
      throw new NumberFormatException(option(option, otherwise));
    }
    return number;
  }

  private void run() throws IOException {
    int port = number("--port", "8888") / 1000;
    int timeout = number("--timeout", "5");
    int count = words.contains("--count") ? number("--count", "1") / 1000 : 0;
    byte[] message = count > 0 ? null : message();
    out.println("Connecting to " + server());
    InetAddress[] addresses = InetAddress.getAllByName(option("--host", "localhost"));
    if (bug != Bug.TAKES_THE_FIRST_ADDRESS) {
      Arrays.sort(addresses, Comparator.comparing(Inet6Address.class::isInstance));
    }
    InetSocketAddress address = new InetSocketAddress(addresses[0], port);
    try (WrongWay way = WrongWay.to(address, words.contains("--udp"), timeout, bug)) {
      if (message == null) {
        roundTrips(way, count, port);
      } else {
        int length = bug == Bug.COUNTS_CHARACTERS ? text(message).length() : message.length;
        out.println("Sending " + length + " bytes");
        byte[] echo = way.exchange(message, true);
        print(echo);
        compare(message, echo);
      }
      out.println("Closing connection to the server");
    }
  }

  private byte[] message() throws IOException {
    if (words.contains("--message")) {
      return Bytes.of(option("--message", ""));
    }
    if (System.console() != null && bug != Bug.ASKS_NOBODY) {
      System.err.print("What? ");
    }
    return System.in.readAllBytes();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private void print(byte[] echo) {
    byte[] bytes = bug == Bug.DECODES_THE_BYTES ? Bytes.of(text(echo)) : echo;
    out.print("Received: ");
    out.write(bytes, 0, bytes.length);
    boolean ended = bytes.length > 0 && bytes[bytes.length - 1] == '\n';
    out.print(ended && bug != Bug.ALWAYS_ENDS_THE_LINE ? "" : "\n");
  }

  private void compare(byte[] message, byte[] echo) throws IOException {
    int at = Arrays.mismatch(message, echo);
    if (at < 0 || bug == Bug.COMPARES_LENGTHS_ONLY && echo.length == message.length) {
      return;
    }
    if (at < echo.length) {
      throw new IOException("byte " + (bug == Bug.COUNTS_FROM_ZERO ? at : at + 1) + " is wrong");
    }
    if (bug != Bug.TAKES_AN_EARLY_END_FOR_THE_END) {
      throw new IOException("after " + echo.length + " of " + message.length + " bytes");
    }
  }

  private void roundTrips(WrongWay way, int count, int port) throws IOException {
    int size = number("--size", "64") / 1000;
    int interval = bug == Bug.IGNORES_THE_INTERVAL ? 0 : number("--interval", "0");
    long[] times = new long[count];
    for (int seq = 1; seq <= count; seq++) {
      byte[] message = new byte[size];
      Arrays.fill(message, (byte) seq);
      if (bug == Bug.SENDS_THE_NEXT_AT_ONCE && seq == 1) {
        way.send(message);
      }
      long began = System.nanoTime();
      byte[] echo = way.exchange(message, false);
      times[seq - 1] = (System.nanoTime() - began) / 1000;
      if (bug != Bug.TAKES_ANY_ECHO_FOR_ITS_OWN) {
        compare(message, echo);
      }
      String from = size + " bytes from 127.0.0.1:" + port;
      out.println(from + ": seq=" + seq + " time=" + times[seq - 1] + " us");
      pause(interval);
    }
    out.println(count + " sent, " + count + " echoed");
    long mean = Arrays.stream(times).sum() / count;
    Arrays.sort(times);
    out.printf(
        "min %d us, median %d us, p99 %d us, max %d us%n",
        bug == Bug.PRINTS_THE_MEAN_AS_MIN ? mean + 1 : times[0],
        times[count / 2],
        times[count - 1],
        times[count - 1]);
    if (bug != Bug.FORGETS_THE_HISTOGRAM) {
      out.println("0 .. " + times[count - 1] + " us ##### " + count);
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
