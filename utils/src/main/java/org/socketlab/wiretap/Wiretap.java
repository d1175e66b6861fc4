package org.socketlab.wiretap;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Home;
import org.socketlab.cli.Port;
import org.socketlab.cli.Program;
import org.socketlab.cli.SvgFile;
import org.socketlab.cli.TerminalWidth;
import org.socketlab.ladder.Album;
import org.socketlab.ladder.LadderPrinter;
import org.socketlab.ladder.LadderStyle;
import org.socketlab.net.Addresses;
import org.socketlab.pcap.Pcap;
import org.socketlab.tap.Fault;
import org.socketlab.tap.Faults;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Tap;
import org.socketlab.tap.Witness;
import picocli.CommandLine.Option;

/**
 * wiretap: see what two programs say to each other.
 *
 * <p>The traffic of a socket program is invisible: a program prints only what it thinks it sent. So
 * wiretap stands between two programs: the near end connects to wiretap, wiretap connects to the
 * far end, and passes on every byte, every end of a stream and every reset. Neither program
 * notices, and no administrator has to allow it, because {@link Tap} uses ordinary sockets only.
 *
 * <p>You will see each conversation as a ladder when it is over:
 *
 * <pre>
 * #1  127.0.0.1:50112                    wiretap -> 127.0.0.1:8888
 *      | open                                                    |
 *      |-- 6 B  Hola!\n ---------------------------------------->|
 *      |<------------------------------------------ 6 B  Hola!\n |
 *      |-- end of stream --------------------------------------->|
 *      |<--------------------------------------- end of stream --|
 * </pre>
 *
 * <p>Run it between a server and a client:
 *
 * <pre>
 * bin/echo-server --port 8888
 * bin/wiretap --listen 9000 --to localhost:8888
 * bin/echo-client --port 9000 --message Hola!
 * </pre>
 *
 * <p>Then try {@code --fault dribble}: a slow network may deliver a byte at a time, and that
 * exposes a program that takes one read for one message.
 */
public final class Wiretap extends Program {
  private static final int BUFFER = 1 << 16;
  private static final int MOST_DRAWN = 100;

  @Option(
      names = "--listen",
      paramLabel = "PORT",
      required = true,
      converter = Port.class,
      description = "The port to listen on, 0 for any free one.")
  private int port;

  @Option(
      names = "--to",
      paramLabel = "HOST:PORT",
      required = true,
      converter = FarEnd.Converter.class,
      description = "The far end, to which each conversation is relayed.")
  private FarEnd farEnd;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      defaultValue = "127.0.0.1",
      description = "The address to listen on (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(names = "--udp", description = "Relay UDP datagrams; otherwise TCP connections.")
  private boolean udp;

  @Option(
      names = "--fault",
      paramLabel = "KIND",
      arity = "1..*",
      split = ",",
      converter = FaultConverter.class,
      description = {
        "Disturb what passes, as a real network does:",
        "  dribble         a byte at a time, a millisecond apart",
        "  coalesce        glue what comes within 50 ms",
        "  delay=MS        deliver that much later (UDP, too)",
        "  cut=BYTES       end both ways after that many",
        "  reset=BYTES     reset both sides after that many",
        "  drop=PERCENT    lose datagrams (UDP)",
        "  duplicate=PERCENT   double datagrams (UDP)"
      })
  private List<Fault> faults = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The random seed: the same seed loses the same datagrams again.")
  private Long seed;

  @Option(
      names = "--pcap",
      paramLabel = "FILE",
      description = "Write the traffic to a capture file for Wireshark and tshark.")
  private Path pcap;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw the conversations as a picture, too, when wiretap is stopped.")
  private Path svg;

  @Option(names = "--live", description = "Draw each step as it happens.")
  private boolean live;

  @Option(names = "--times", description = "Draw when each step happened, in seconds.")
  private boolean times;

  @Option(
      names = "--web",
      paramLabel = "PORT",
      arity = "0..1",
      parameterConsumer = WebPort.class,
      description =
          "Serve a page that shows it all as it happens, on this machine, at that port or any free"
              + " one.")
  private Integer web;

  @Option(names = "--open", description = "Open the page of --web in the browser.")
  private boolean opens;

  public Wiretap() {
    super(
        "wiretap",
        "Relays between two programs and draws what they say to each other.",
        "Example: wiretap --listen 9000 --to localhost:8888, then echo-client --port 9000 --message"
            + " Hola",
        "",
        "--trace adds nothing here: wiretap draws on stdout what others say, and says nothing itself.");
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    Faults disturbing = faults();
    trying("find " + farEnd);
    InetSocketAddress far = farEnd.address();
    LadderPrinter printer = new LadderPrinter(out, style(), live);
    List<Function<Meeting, Witness>> watching = new ArrayList<>();

    try (SvgFile picture = svg == null ? null : picture();
        Pcap capture = pcap == null ? null : capture();
        LivePage page = web == null ? null : new LivePage(udp, disturbing.seed());
        Tap tap = new Tap(disturbing, meeting -> witness(watching, meeting))) {
      stop().by(tap::close); // ends open conversations, so that they are drawn
      stop().by(printer::stop);
      Album album = new Album(MOST_DRAWN);
      if (capture != null) {
        watching.add(capture::witness);
      }
      if (picture != null) {
        watching.add(album::begin);
      }
      if (page != null) {
        watching.add(page::witness);
      }
      watching.add(printer::begin);

      trying("listen on " + new FarEnd(host, port));
      InetSocketAddress address = new InetSocketAddress(Addresses.of(host).get(0), port);
      address = udp ? tap.listenUdp(address) : tap.listen(address);
      if (far.equals(address)) {
        throw Failure.usage("--listen and --to are the same address: wiretap would talk to itself");
      }
      if (page != null) {
        trying("serve the page on port " + web);
        serve(page, tap, address.getPort(), out);
      }
      tap.to(far);
      out.println("Listening on " + Addresses.text(address));
      printer.run();
      if (picture != null) {
        draw(picture, album);
      }
    }
  }

  private void serve(LivePage page, Tap tap, int listening, PrintStream out) throws IOException {
    String command = "bin/wiretap --listen %d --to %s".formatted(listening, farEnd);
    String url = page.serve(tap, web, Home.folderIfAny(name()), command + (udp ? " --udp" : ""));
    out.println("Watch at " + url);
    if (opens && !Browser.open(url)) {
      note("cannot start a browser from here: open that address");
    }
  }

  /** Only notes a failure: wiretap has already been told to stop. */
  private void draw(SvgFile picture, Album album) {
    try {
      picture.draw(album, style());
    } catch (Failure e) {
      note(e.getMessage());
    }
  }

  private SvgFile picture() throws IOException {
    trying("write " + svg);
    return new SvgFile(svg);
  }

  private Pcap capture() throws IOException {
    trying("write " + pcap);
    return new Pcap(new BufferedOutputStream(Files.newOutputStream(pcap), BUFFER), pcap.toString());
  }

  private Faults faults() throws Failure {
    long chance = seed != null ? seed : new Random().nextInt(1_000_000);
    try {
      Faults disturbing = Faults.of(faults, udp, chance);
      if (disturbing.random() && seed == null) {
        note("--seed " + chance + " loses and doubles the same again");
      }
      return disturbing;
    } catch (IllegalArgumentException e) {
      throw Failure.usage("--fault " + e.getMessage());
    }
  }

  private LadderStyle style() {
    return new LadderStyle("wiretap ->", TerminalWidth.or(LadderStyle.DEFAULT), times, live);
  }

  private static Witness witness(List<Function<Meeting, Witness>> watching, Meeting meeting) {
    return Witness.all(watching.stream().map(one -> one.apply(meeting)).toList());
  }

  public static void main(String[] args) {
    Cli.main(new Wiretap(), args);
  }
}
