package org.socketlab.ladder;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.socketlab.tap.Conversation;
import org.socketlab.tap.Meeting;
import org.socketlab.tap.Side;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

final class SvgLadderTest {
  private static final InetSocketAddress NEAR = new InetSocketAddress("127.0.0.1", 50112);
  private static final InetSocketAddress FAR = new InetSocketAddress("127.0.0.1", 8888);

  private long now;

  private Conversation conversation(boolean udp) {
    return new Conversation(new Meeting(1, udp, NEAR, NEAR, FAR), () -> now, () -> {});
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(UTF_8));
  }

  private static Document parsed(String picture) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(picture.getBytes(UTF_8)));
  }

  private static String drawn(Conversation conversation) {
    return SvgLadder.of(
        List.of(new SvgLadder.Story(conversation.meeting(), conversation.entries())), "->", "");
  }

  private static List<String> texts(String picture) throws Exception {
    NodeList all = parsed(picture).getElementsByTagName("text");
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      texts.add(all.item(i).getTextContent());
    }
    return texts;
  }

  @Test
  void saysWhatTheLadderSays() throws Exception {
    Conversation tcp = conversation(false);
    tcp.opened();
    tcp.bytes(Side.NEAR, bytes("GET / HTTP/1.1\r\nHost: x\r\n\r\n"));
    tcp.ended(Side.NEAR);
    tcp.reset(Side.FAR);
    assertEquals(
        List.of(
            "#1  127.0.0.1:50112",
            "-> 127.0.0.1:8888",
            "open",
            "27 B  HTTP request",
            "request line  GET / HTTP/1.1",
            "header        Host: x",
            "empty line    ends the head",
            "end of stream",
            "reset"),
        texts(drawn(tcp)));
    assertEquals(1, drawn(tcp).split("class=\"bad signal\"", -1).length - 1);
  }

  @Test
  void whatWasSaidIsNeverMarkup() throws Exception {
    Conversation tcp = conversation(false);
    tcp.bytes(Side.NEAR, bytes("</text><script>alert('&amp;')</script>\0\ud83d\ude00\ufffe"));
    String picture = drawn(tcp);
    assertEquals(0, parsed(picture).getElementsByTagName("script").getLength());
    assertTrue(
        texts(picture).get(2).contains("</text><script>alert('&amp;')</script>\\x00"), picture);
  }

  @Test
  void aSilenceIsSeenAndAMomentIsNot() throws Exception {
    Conversation tcp = conversation(false);
    tcp.bytes(Side.NEAR, bytes("one"));
    now += TimeUnit.MILLISECONDS.toNanos(499);
    tcp.bytes(Side.FAR, bytes("two"));
    String quick = drawn(tcp);
    now += TimeUnit.MILLISECONDS.toNanos(1250);
    tcp.bytes(Side.NEAR, bytes("three"));
    assertTrue(texts(drawn(tcp)).contains("1.3 s of silence"), drawn(tcp));
    assertTrue(texts(quick).stream().noneMatch(text -> text.contains("silence")), quick);
  }

  @Test
  void datagramsThatAreLostOrDoubledLookSo() throws Exception {
    Conversation udp = conversation(true);
    udp.datagram(Side.NEAR, bytes("a"), 0);
    udp.datagram(Side.NEAR, bytes("b"), 2);
    String picture = drawn(udp);
    assertEquals(
        List.of(
            "#1  127.0.0.1:50112 UDP", "-> 127.0.0.1:8888", "1 B  a  (lost)", "1 B  b  (twice)"),
        texts(picture));
    assertEquals(3, picture.split("class=\"head\"", -1).length - 1); // a cross, and two heads
  }
}
