package org.socketlab.pcap;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.socketlab.tap.Fault;
import org.socketlab.tap.Faults;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;
import org.socketlab.tap.Witness;

/**
 * Writes a conversation as the packets that could have carried it. The bytes are real; a relay
 * never sees headers, so those are made up: a handshake, segments of a usual size with their
 * sequence numbers, an acknowledgement for each piece, and the ends.
 */
final class PcapWitness implements Witness {
  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int PSH = 8;
  private static final int ACK = 16;

  private static final int WINDOW = 0xffff;
  private static final int WINDOW_SCALE = 7; // RFC 7323: 8 MiB, more than any piece

  /** The state for one side's packets. */
  private static final class Sender {
    private final IpPacket ip;
    private final int fromPort;
    private final int toPort;
    private int sequence;
    private int packets;
    private boolean ended;

    private Sender(IpPacket ip, int fromPort, int toPort, int sequence) {
      this.ip = ip;
      this.fromPort = fromPort;
      this.toPort = toPort;
      this.sequence = sequence;
    }
  }

  private final Pcap file;
  private final Sender near;
  private final Sender far;
  private final int segment;

  PcapWitness(Pcap file, Meeting meeting) {
    this.file = file;
    var nearIp = meeting.near().getAddress();
    var farIp = meeting.far().getAddress();
    int nearPort = meeting.near().getPort();
    int farPort = meeting.far().getPort();
    // Sequence numbers may begin anywhere, but differently in each conversation (RFC 9293 section
    // 3.4.1).
    int begin = meeting.number() * 1_000_000;
    near = new Sender(new IpPacket(nearIp, farIp), nearPort, farPort, begin);
    far = new Sender(new IpPacket(farIp, nearIp), farPort, nearPort, begin + 500_000);
    segment = near.ip.isV6() ? 1440 : 1460; // what fits into an Ethernet frame of 1500 bytes
  }

  @Override
  public void opened() {
    tcp(Side.NEAR, SYN, none());
    tcp(Side.FAR, SYN | ACK, none());
    tcp(Side.NEAR, ACK, none());
  }

  @Override
  public void refused(String why) {
    tcp(Side.NEAR, SYN, none());
    tcp(Side.FAR, RST | ACK, none());
  }

  @Override
  public void bytes(Side from, ByteBuffer bytes) {
    while (bytes.hasRemaining() && !file.isFull()) {
      int count = Math.min(segment, bytes.remaining());
      ByteBuffer data = bytes.slice(bytes.position(), count);
      bytes.position(bytes.position() + count);
      tcp(from, bytes.hasRemaining() ? ACK : ACK | PSH, data);
    }
    tcp(from.other(), ACK, none());
  }

  @Override
  public void ended(Side from) {
    if (!sender(from).ended) {
      sender(from).ended = true;
      tcp(from, FIN | ACK, none());
      tcp(from.other(), ACK, none());
    }
  }

  @Override
  public void reset(Side by) {
    tcp(by, RST | ACK, none());
  }

  @Override
  public void disturbed(Fault by) {
    if (by.kind() == Fault.Kind.RESET) {
      reset(Side.FAR);
    } else {
      ended(Side.NEAR);
      ended(Side.FAR);
    }
  }

  @Override
  public void faults(Side from, Faults now) {
    // No packet says so.
  }

  @Override
  public void datagram(Side from, ByteBuffer bytes, int copies) {
    int length = 8 + bytes.remaining();
    for (int i = 0; i < copies; i++) {
      Sender sender = sender(from);
      ByteBuffer datagram = ByteBuffer.allocate(length);
      datagram.putShort((short) sender.fromPort).putShort((short) sender.toPort);
      datagram.putShort((short) length).putShort((short) 0).put(bytes.duplicate());
      write(sender, IpPacket.UDP, datagram, 6);
    }
  }

  @Override
  public void unreachable(Side whom) {
    // An ICMP packet told the tap, but no socket sees that packet's bytes.
  }

  @Override
  public void stray(InetSocketAddress from, int size) {
    // The packet belongs to another conversation.
  }

  @Override
  public void closed() {
    file.flush();
  }

  private void tcp(Side from, int flags, ByteBuffer data) {
    if (file.isFull()) {
      return;
    }
    Sender sender = sender(from);
    boolean syn = (flags & SYN) != 0;
    int words = syn ? 7 : 5;
    int acknowledged = (flags & ACK) == 0 ? 0 : sender(from.other()).sequence;
    ByteBuffer all = ByteBuffer.allocate(words * 4 + data.remaining());
    all.putShort((short) sender.fromPort).putShort((short) sender.toPort);
    all.putInt(sender.sequence).putInt(acknowledged);
    all.putShort((short) (words << 12 | flags)).putShort((short) WINDOW);
    all.putInt(0); // the checksum, later, and no urgent data
    if (syn) { // options: the largest segment, a byte of padding, and the window's scale
      all.putShort((short) 0x0204).putShort((short) segment);
      all.putInt(0x01030300 | WINDOW_SCALE);
    }
    sender.sequence += data.remaining() + ((flags & (SYN | FIN)) != 0 ? 1 : 0);
    write(sender, IpPacket.TCP, all.put(data), 16);
  }

  private void write(Sender sender, int protocol, ByteBuffer content, int checksumAt) {
    file.packet(Instant.now(), sender.ip.around(protocol, content, checksumAt, ++sender.packets));
  }

  private Sender sender(Side side) {
    return side == Side.NEAR ? near : far;
  }

  private static ByteBuffer none() {
    return ByteBuffer.allocate(0);
  }
}
