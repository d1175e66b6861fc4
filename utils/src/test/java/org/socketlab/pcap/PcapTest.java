package org.socketlab.pcap;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;
import org.socketlab.tap.Witness;

/** Capture files, read back packet by packet. WiretapInterop tests them with tshark. */
final class PcapTest {
  private static final int FIN = 1;
  private static final int SYN = 2;
  private static final int RST = 4;
  private static final int ACK = 16;

  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  @Test
  void aConversationOverIpv4() {
    converse("127.0.0.1", "10.0.0.2");
    for (ByteBuffer packet : packets()) {
      assertEquals(0xffff, folded(sum(packet, 0, 20)), "IP header's sum");
      assertEquals(packet.limit(), packet.getShort(2) & 0xffff);
      int length = packet.limit() - 20;
      int sum = sum(packet, 12, 20) + 6 + length + sum(packet, 20, packet.limit());
      assertEquals(0xffff, folded(sum), "TCP segment's sum");
    }
    assertStreams(20, 1460);
  }

  @Test
  void aConversationOverIpv6() {
    converse("::1", "127.0.0.1"); // an IPv4 address becomes ::ffff:127.0.0.1 among IPv6 ones
    for (ByteBuffer packet : packets()) {
      int length = packet.limit() - 40;
      assertEquals(length, packet.getShort(4) & 0xffff);
      int sum = sum(packet, 8, 40) + 6 + length + sum(packet, 40, packet.limit());
      assertEquals(0xffff, folded(sum), "TCP segment's sum");
    }
    assertStreams(40, 1440);
  }

  @Test
  void refusedAndReset() {
    Witness refused = witness(1, "127.0.0.1", "127.0.0.1");
    refused.refused("Connection refused");
    refused.closed();
    Witness reset = witness(2, "127.0.0.1", "127.0.0.1");
    reset.opened();
    reset.reset(Side.NEAR);
    reset.closed();
    assertEquals(
        List.of(SYN, RST | ACK, SYN, SYN | ACK, ACK, RST | ACK),
        packets().stream().map(packet -> packet.get(33) & 0x17).toList());
  }

  @Test
  void datagrams() {
    Witness udp =
        new Pcap(file, "memory")
            .witness(
                new Meeting(
                    1,
                    true,
                    new InetSocketAddress("127.0.0.1", 50112),
                    null,
                    new InetSocketAddress("127.0.0.1", 123)));
    udp.datagram(Side.NEAR, ByteBuffer.wrap("odd".getBytes(US_ASCII)), 1);
    udp.datagram(Side.FAR, ByteBuffer.wrap("twice".getBytes(US_ASCII)), 2);
    udp.datagram(Side.NEAR, ByteBuffer.wrap("lost".getBytes(US_ASCII)), 0);
    udp.datagram(Side.NEAR, ByteBuffer.allocate(65_507), 1);
    udp.closed();
    List<ByteBuffer> packets = packets();
    assertEquals(List.of(31, 33, 33, 65_535), packets.stream().map(ByteBuffer::limit).toList());
    for (ByteBuffer packet : packets) {
      int length = packet.limit() - 20;
      assertEquals(length, packet.getShort(24) & 0xffff);
      int sum = sum(packet, 12, 20) + 17 + length + sum(packet, 20, packet.limit());
      assertEquals(0xffff, folded(sum), "datagram's sum");
    }
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> new Pcap(full, "x.pcap"));
    assertEquals("cannot write x.pcap", e.getMessage());
  }

  private void converse(String near, String far) {
    byte[] there = new byte[5001];
    byte[] back = new byte[150_000];
    new Random(1).nextBytes(there);
    new Random(2).nextBytes(back);
    Witness tcp = witness(7, near, far);
    tcp.opened();
    tcp.bytes(Side.NEAR, ByteBuffer.wrap(there));
    tcp.ended(Side.NEAR);
    tcp.bytes(Side.FAR, ByteBuffer.wrap(back, 0, 100_000));
    tcp.bytes(Side.FAR, ByteBuffer.wrap(back, 100_000, 50_000));
    tcp.ended(Side.FAR);
    tcp.closed();
  }

  /** Puts the streams together by their sequence numbers. */
  private void assertStreams(int ipHeader, int longest) {
    byte[][] streams = {new byte[5001], new byte[150_000]};
    int[] begins = new int[2];
    int[] next = new int[2];
    boolean[] ended = new boolean[2];
    for (ByteBuffer packet : packets()) {
      int side = packet.getShort(ipHeader) == (short) 50112 ? 0 : 1;
      int sequence = packet.getInt(ipHeader + 4);
      int flags = packet.get(ipHeader + 13);
      int data = ipHeader + (packet.get(ipHeader + 12) >> 4 & 15) * 4;
      int length = packet.limit() - data;
      if ((flags & SYN) != 0) {
        begins[side] = sequence + 1;
        next[side] = sequence + 1;
        continue;
      }
      assertEquals(next[side], sequence);
      assertEquals(next[1 - side], packet.getInt(ipHeader + 8), "acknowledged");
      assertTrue(length <= longest);
      if (length > 0) {
        packet.get(data, streams[side], sequence - begins[side], length);
      }
      next[side] += length + ((flags & FIN) != 0 ? 1 : 0);
      ended[side] |= (flags & FIN) != 0;
    }
    byte[] there = new byte[5001];
    byte[] back = new byte[150_000];
    new Random(1).nextBytes(there);
    new Random(2).nextBytes(back);
    assertArrayEquals(there, streams[0]);
    assertArrayEquals(back, streams[1]);
    assertArrayEquals(new boolean[] {true, true}, ended);
  }

  private Witness witness(int number, String near, String far) {
    return new Pcap(file, "memory")
        .witness(
            new Meeting(
                number,
                false,
                new InetSocketAddress(near, 50112),
                null,
                new InetSocketAddress(far, 8888)));
  }

  /** All packets; a second file's header between them is skipped. */
  private List<ByteBuffer> packets() {
    ByteBuffer in = ByteBuffer.wrap(file.toByteArray());
    List<ByteBuffer> packets = new ArrayList<>();
    while (in.hasRemaining()) {
      if (in.getInt(in.position()) == 0xA1B2C3D4) {
        assertEquals(101, in.getInt(in.position() + 20));
        in.position(in.position() + 24);
      }
      int length = in.getInt(in.position() + 8);
      assertEquals(length, in.getInt(in.position() + 12));
      packets.add(in.slice(in.position() + 16, length));
      in.position(in.position() + 16 + length);
    }
    return packets;
  }

  private static int sum(ByteBuffer bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += (bytes.get(i) & 0xff) << ((i - from) % 2 == 0 ? 8 : 0);
    }
    return sum;
  }

  private static int folded(int sum) {
    return sum > 0xffff ? folded((sum & 0xffff) + (sum >>> 16)) : sum;
  }
}
