package org.socketlab.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Fault;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;

/** Compares ladders with the pictures in {@code ladders/}. */
final class LadderTest {
  private static final InetSocketAddress NEAR = new InetSocketAddress("127.0.0.1", 50112);
  private static final InetSocketAddress FAR = new InetSocketAddress("127.0.0.1", 8888);

  private final AtomicLong clock = new AtomicLong();
  private final Conversation tcp = conversation(new Meeting(1, false, NEAR, NEAR, FAR));
  private final Conversation udp = conversation(new Meeting(2, true, NEAR, NEAR, FAR));

  @Test
  void theContractsExample() {
    hola();
    expect("contract", 64);
  }

  @Test
  void widthIsTheTerminals() {
    hola();
    expect("wide", 100);
    expect("narrow", 10); // less than a ladder needs
  }

  @Test
  void timesAndNumbers() {
    hola();
    Golden.expect("times", Ladder.of(tcp, new LadderStyle("wiretap ->", 76, true, false)));
    Golden.expect("live", Ladder.of(tcp, new LadderStyle("wiretap ->", 76, false, true)));
    Golden.expect("live-times", Ladder.of(tcp, new LadderStyle("wiretap ->", 76, true, true)));
  }

  @Test
  void textOfSeveralLines() {
    tcp.opened();
    far("Welcome to the server. Type something and hit enter\n");
    near("one\ntwo\n");
    far("OK...one\nOK...two\n");
    near("¡Hola! 漢字 🎉 e\u0301\n");
    near(
        "no line end, and so long that it does not fit into the row in which it begins, not at"
            + " all");
    far("\n\n\n\n\n\n\n\n\n\n\n\n");
    expect("text", 76);
  }

  @Test
  void nothingRawReachesTheTerminal() {
    tcp.opened();
    near(
        "a\u0007b\u001b[2J clear the screen, \u202eturn the writing round, \\ escape the escape\r\n"
            + "\t\0");
    far(new byte[] {(byte) 0xff, (byte) 0xfe, 0x1b, '[', 'H', 0});
    near("HTTP/1.1 200 O\u001b]0;title\u0007K\r\n\r\n".repeat(1));
    expect("escapes", 76);
    String picture = Ladder.of(tcp, style(76));
    assertEquals(0, picture.chars().filter(c -> c != '\n' && Character.isISOControl(c)).count());
  }

  @Test
  void binaryIsHexAndLongIsElided() {
    tcp.opened();
    near(new byte[] {0, 1, 2, (byte) 0xfe});
    far(new byte[2000]);
    near("0123456789abcdef\n".repeat(100_000));
    far("é".repeat(8191)); // the record ends in the middle of a character
    expect("long", 76);
  }

  @Test
  void ends() {
    tcp.opened();
    near("x");
    tcp.reset(Side.FAR);
    tcp.closed();
    expect("reset", 76);
  }

  @Test
  void refused() {
    tcp.refused("Connection refused");
    tcp.closed();
    expect("refused", 76);
  }

  @Test
  void stillOpen() {
    tcp.opened();
    near("half of a mess");
    tcp.closed();
    expect("still-open", 76);
  }

  @Test
  void endedByFault() {
    tcp.opened();
    near("abc");
    tcp.disturbed(Fault.of("cut=3"));
    tcp.closed();
    expect("cut", 76);
  }

  @Test
  void datagrams() {
    udp.datagram(Side.NEAR, bytes("Hola!"), 1);
    udp.datagram(Side.NEAR, bytes("Hola!"), 1);
    udp.datagram(Side.FAR, bytes("Hola!"), 2);
    udp.datagram(Side.NEAR, bytes("adiós"), 0);
    udp.datagram(Side.FAR, bytes("y otra vez"), 0);
    udp.datagram(Side.NEAR, bytes(""), 1);
    udp.unreachable(Side.FAR);
    udp.datagram(Side.FAR, bytes("a line that is as long as no arrow is, sent twice\nand more"), 2);
    udp.closed();
    Golden.expect("datagrams", Ladder.of(udp, style(76)));
  }

  @Test
  void ntp() {
    ByteBuffer request = ByteBuffer.allocate(48).put(0, (byte) 0x23);
    request.putLong(40, 0xEE9B_8C40_1F9A_DD37L);
    udp.datagram(Side.NEAR, request.duplicate(), 1);
    ByteBuffer reply = ByteBuffer.allocate(68).put(new byte[] {0x24, 1, 3, -20});
    reply.putInt(0x0000_0100).putInt(0x0000_2000).put(bytes("GPS\0"));
    reply.putLong(0xEE9B_8C3F_0000_0000L).putLong(0xEE9B_8C40_1F9A_DD37L);
    reply.putLong(0xEE9B_8C40_1FA0_0000L).putLong(0x0000_0001_8000_0000L); // in era 1
    reply.putInt(1).putLong(0x0123_4567_89AB_CDEFL).putLong(2);
    udp.datagram(Side.FAR, reply.flip(), 1);
    reply.put(1, (byte) 2).putInt(12, 0x7F000001);
    udp.datagram(Side.FAR, reply.slice(0, 48), 1);
    reply.put(0, (byte) 0xE4).put(1, (byte) 0).put(12, "RATE".getBytes(StandardCharsets.US_ASCII));
    udp.datagram(Side.FAR, reply.slice(0, 48), 1);
    udp.datagram(Side.FAR, reply.slice(0, 47), 1);
    Golden.expect("ntp", Ladder.of(udp, style(76)));
  }

  @Test
  void ipv6() {
    InetSocketAddress v6 = new InetSocketAddress("2001:db8:aaaa:bbbb:cccc:dddd:eeee:ffff", 50112);
    Conversation short6 =
        conversation(new Meeting(3, false, v6, v6, new InetSocketAddress("::1", 8888)));
    Golden.expect("ipv6", Ladder.of(short6, style(76)) + Ladder.of(short6, style(80)));
  }

  private void hola() {
    tcp.opened();
    near("Hola!\n");
    far("Hola!\n");
    tcp.ended(Side.NEAR);
    tcp.ended(Side.FAR);
    tcp.closed();
  }

  private void expect(String name, int width) {
    Golden.expect(name, Ladder.of(tcp, style(width)));
  }

  private void near(String text) {
    tcp.bytes(Side.NEAR, bytes(text));
  }

  private void near(byte[] bytes) {
    tcp.bytes(Side.NEAR, ByteBuffer.wrap(bytes));
  }

  private void far(String text) {
    tcp.bytes(Side.FAR, bytes(text));
  }

  private void far(byte[] bytes) {
    tcp.bytes(Side.FAR, ByteBuffer.wrap(bytes));
  }

  /** A conversation with a clock that advances by 1.234 ms at each look. */
  private Conversation conversation(Meeting meeting) {
    return new Conversation(meeting, () -> clock.getAndAdd(1_234_000), () -> {});
  }

  private static LadderStyle style(int width) {
    return new LadderStyle("wiretap ->", width, false, false);
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }
}
