package org.socketlab.wiretap;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.socketlab.live.LiveServer;
import org.socketlab.live.LiveSource;
import org.socketlab.live.Reel;
import org.socketlab.pcap.PcapInMemory;
import org.socketlab.tap.Fault;
import org.socketlab.tap.Faults;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;
import org.socketlab.tap.Tap;
import org.socketlab.tap.Witness;

/** The page of {@code --web}: shows a tap's conversations, and disturbs them. */
final class LivePage implements LiveSource, Closeable {
  private static final long MOST_CAPTURED = 16 << 20;

  private final Reel reel = new Reel();
  private final PcapInMemory capture = new PcapInMemory(MOST_CAPTURED);
  private final boolean udp;
  private final long seed;
  private Tap tap;
  private String command = "";
  private LiveServer server;

  /**
   * A page that nobody can open yet.
   *
   * @param seed the random seed
   */
  LivePage(boolean udp, long seed) {
    this.udp = udp;
    this.seed = seed;
  }

  /** Begins to watch a conversation. */
  Witness witness(Meeting meeting) {
    return Witness.all(List.of(capture.witness(meeting), reel.begin(meeting)));
  }

  /**
   * Serves the page.
   *
   * @param port the port to serve on; 0 for any free port
   * @param tokens the folder that keeps the user's token; null if there is none
   * @param command the command that repeats this wiretap
   * @return the page's address
   */
  String serve(Tap tap, int port, Path tokens, String command) throws IOException {
    this.tap = tap;
    this.command = command;
    server = new LiveServer(port, tokens, this);
    return server.address();
  }

  @Override
  public Reel reel() {
    return reel;
  }

  @Override
  public byte[] capture() {
    return capture.bytes();
  }

  @Override
  public void disturb(int conversation, Side from, List<Fault> faults) {
    tap.disturb(conversation, from, Faults.of(faults, udp, seed));
  }

  @Override
  public String command() {
    return command;
  }

  @Override
  public void close() {
    reel.close();
    if (server != null) {
      server.close();
    }
  }
}
