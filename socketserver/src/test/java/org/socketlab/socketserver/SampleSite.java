package org.socketlab.socketserver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The files of the sample site, from the jar. */
final class SampleSite {
  private SampleSite() {}

  /** The bytes of a file, such as {@code images/packet.png}. */
  static byte[] file(String name) throws IOException {
    try (InputStream in = SampleSite.class.getResourceAsStream("site/" + name)) {
      return in.readAllBytes();
    }
  }

  /**
   * The site's MP4 video with its index at the end, after a gap.
   *
   * <p>An MP4 file is a row of boxes: a length of four bytes, a type of four letters, content (ISO
   * 14496-12 section 4.2). The index, {@code moov}, says where in the file each picture is; so the
   * pictures have to stay where they are, and a {@code free} box of the same length takes the
   * index's place. A browser can show no picture before it has jumped over the gap.
   */
  static byte[] videoWithIndexAtEnd(int gap) throws IOException {
    byte[] video = file("media/handshake.mp4");
    ByteBuffer boxes = ByteBuffer.wrap(video);
    ByteArrayOutputStream moved = new ByteArrayOutputStream();
    byte[] index = null;
    while (boxes.hasRemaining()) {
      int length = boxes.getInt(boxes.position());
      byte[] box = new byte[length];
      boxes.get(box);
      if (new String(box, 4, 4, StandardCharsets.US_ASCII).equals("moov")) {
        index = box;
        box = free(length);
      }
      moved.writeBytes(box);
    }
    moved.writeBytes(free(gap));
    moved.writeBytes(index);
    return moved.toByteArray();
  }

  private static byte[] free(int length) {
    byte[] type = "free".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(length).putInt(length).put(type).array();
  }
}
