package org.socketlab.wiretap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.socketlab.testing.calibration.WrongEnd;
import org.socketlab.utils.Main;

/**
 * wiretap with one bug, which the first argument names; the checks must catch it. Bugs in relaying
 * TCP are in {@link WrongRelay}; most others are the right program with its options or its output
 * changed on their way.
 */
final class WrongWiretap {
  enum Bug {
    NONE,
    TAKES_AN_END_FOR_BOTH,
    MAKES_AN_END_OF_A_RESET,
    READS_TEXT,
    SERVES_ONE_AFTER_ANOTHER,
    READS_WITHOUT_LIMIT,
    SHOWS_A_RESET_FROM_INSIDE,
    DRAWS_EACH_READ,
    ANSWERS_WHOEVER_ASKED_LAST,
    LOSES_EMPTY_DATAGRAMS,
    ENDS_IN_TRACEBACK_ON_CTRL_C,
    SHOWS_NO_FIELDS,
    TAKES_ANY_FAULT,
    KNOWS_NO_COALESCE,
    CUTS_BY_RESET,
    IGNORES_THE_SEED,
    IGNORES_LIVE,
    WRITES_NO_CAPTURE
  }

  private WrongWiretap() {}

  public static void main(String[] args) throws IOException {
    Bug bug = Bug.valueOf(args[0]);
    List<String> options = new ArrayList<>(Arrays.asList(args).subList(2, args.length));
    String words = String.join(" ", options);
    if (bug == Bug.ENDS_IN_TRACEBACK_ON_CTRL_C) {
      WrongEnd.withStackTraceOnInterrupt();
    }
    if ((bug == Bug.ANSWERS_WHOEVER_ASKED_LAST || bug == Bug.LOSES_EMPTY_DATAGRAMS)
        && words.matches("--listen 0 --to \\S+ --udp")) {
      relayDatagrams(address(options.get(3)), bug);
    } else if (WrongRelay.has(bug) && words.matches("--listen 0 --to 127[0-9.]+:\\d+")) {
      new WrongRelay(bug, address(options.get(3))).run();
    } else {
      change(bug, options);
      options.add(0, "wiretap");
      if (bug == Bug.SHOWS_NO_FIELDS) {
        withoutFields(options);
      } else {
        Main.main(options.toArray(String[]::new));
      }
    }
  }

  private static InetSocketAddress address(String to) {
    int port = Integer.parseInt(to.substring(to.indexOf(':') + 1));
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static void change(Bug bug, List<String> options) {
    switch (bug) {
      case TAKES_ANY_FAULT ->
          options.replaceAll(one -> one.matches("(?!coalesce)[a-z]{8}") ? "cut=1" : one);
      case KNOWS_NO_COALESCE ->
          options.replaceAll(one -> one.matches("coalesce") ? "delay=0" : one);
      case CUTS_BY_RESET -> options.replaceAll(one -> one.replace("cut=", "reset="));
      case IGNORES_THE_SEED -> remove(options, "--seed", 2);
      case IGNORES_LIVE -> remove(options, "--live", 1);
      case WRITES_NO_CAPTURE -> remove(options, "--pcap", 2);
      default -> {}
    }
  }

  private static void remove(List<String> options, String name, int words) {
    int at = options.indexOf(name);
    if (at >= 0) {
      options.subList(at, at + words).clear();
    }
  }

  /** The right program without the rows below an arrow. */
  private static void withoutFields(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(arguments);
    Process right =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    Thread filter = new Thread(() -> copyWithoutFields(right));
    filter.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  right.toHandle().destroy();
                  join(filter);
                }));
    join(filter);
    System.exit(right.onExit().join().exitValue());
  }

  private static void copyWithoutFields(Process right) {
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(right.getInputStream(), StandardCharsets.UTF_8))) {
      out.lines().filter(line -> !line.matches(" *\\|  .*")).forEach(System.out::println);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot read", e);
    }
  }

  private static void relayDatagrams(InetSocketAddress far, Bug bug) throws IOException {
    Map<SocketAddress, DatagramSocket> clients = new HashMap<>();
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      System.out.println("Listening on 127.0.0.1:" + socket.getLocalPort());
      SocketAddress last = far;
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
        socket.receive(packet);
        if (bug == Bug.LOSES_EMPTY_DATAGRAMS) {
          if (packet.getLength() > 0) {
            SocketAddress client = packet.getSocketAddress();
            if (!clients.containsKey(client)) {
              DatagramSocket own = new DatagramSocket();
              clients.put(client, own);
              new Thread(() -> answer(own, socket, client)).start();
            }
            packet.setSocketAddress(far);
            clients.get(client).send(packet);
          }
          continue;
        }
        boolean fromFar = packet.getSocketAddress().equals(far);
        last = fromFar ? last : packet.getSocketAddress();
        packet.setSocketAddress(fromFar ? last : far);
        socket.send(packet);
      }
    }
  }

  /** Passes on to a client what comes from the far end. */
  private static void answer(DatagramSocket far, DatagramSocket near, SocketAddress client) {
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
        far.receive(packet);
        packet.setSocketAddress(client);
        near.send(packet);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("cannot relay", e);
    }
  }

  static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
