import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Draws the site's videos, frame by frame, as raw pictures (BGR, 960 x 540, 25 a second) for ffmpeg: see make. */
final class Video {
  static final int WIDTH = 960;
  static final int HEIGHT = 540;
  static final int RATE = 25;

  static final Color PAPER = new Color(0x10151c);
  static final Color INK = new Color(0xe4e9f0);
  static final Color SOFT = new Color(0x9aa7b8);
  static final Color LINE = new Color(0x465468);
  static final Color BLUE = new Color(0x7ab8ff);
  static final Color GREEN = new Color(0x6fd3a0);

  static final Font TITLE = new Font("Inter", Font.BOLD, 26);
  static final Font TEXT = new Font("Inter", Font.PLAIN, 24);
  static final Font MONO = new Font("JetBrains Mono", Font.PLAIN, 20);

  /** What a video shows at a moment, in seconds. */
  interface Scene {
    double seconds();

    void draw(Pen pen, double now);
  }

  /** A sentence below the picture, from its moment to the next one's. */
  record Words(double from, String text) {}

  public static void main(String[] args) throws IOException {
    Scene scene = args[0].equals("handshake") ? new Handshake() : new Stream();
    BufferedImage frame = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    try (OutputStream out = new BufferedOutputStream(System.out)) {
      for (int number = 0; number < scene.seconds() * RATE; number++) {
        Graphics2D graphics = frame.createGraphics();
        scene.draw(Pen.onPaper(graphics), number / (double) RATE);
        graphics.dispose();
        out.write(((DataBufferByte) frame.getRaster().getDataBuffer()).getData());
      }
    }
  }

  /** How far a movement is that goes on from one moment to another: 0 to 1, starting and ending gently. */
  static double progress(double now, double from, double to) {
    double x = Math.max(0, Math.min(1, (now - from) / (to - from)));
    return x * x * (3 - 2 * x);
  }

  static double between(double from, double to, double share) {
    return from + (to - from) * share;
  }

  /** Draws text and shapes that may be part-way visible. */
  record Pen(Graphics2D graphics) {
    /** On an empty frame. */
    static Pen onPaper(Graphics2D graphics) {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(PAPER);
      graphics.fillRect(0, 0, WIDTH, HEIGHT);
      return new Pen(graphics);
    }

    /** Text whose anchor is a share of its width: 0 left, 0.5 middle, 1 right. */
    void text(String text, Font font, Color colour, double x, double y, double anchor, double visible) {
      graphics.setFont(font);
      graphics.setColor(faded(colour, visible));
      double width = font.getStringBounds(text, graphics.getFontRenderContext()).getWidth();
      graphics.drawString(text, (float) (x - width * anchor), (float) y);
    }

    /** Text just above the middle of a line with that slope. */
    void slanted(String text, double x, double y, double slope, double visible) {
      Graphics2D turned = (Graphics2D) graphics.create();
      turned.rotate(slope, x, y);
      turned.translate(x, y - 12);
      new Pen(turned).text(text, MONO, INK, 0, 0, 0.5, visible);
      turned.dispose();
    }

    void line(double x1, double y1, double x2, double y2, Color colour, float width) {
      graphics.setColor(colour);
      graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** A box with its text in the middle of it. */
    void box(String text, Color colour, double x, double y, double width, double height) {
      RoundRectangle2D box = new RoundRectangle2D.Double(x, y, width, height, 10, 10);
      graphics.setColor(between(PAPER, colour, 0.25));
      graphics.fill(box);
      graphics.setStroke(new BasicStroke(2));
      graphics.setColor(colour);
      graphics.draw(box);
      text(text, MONO, INK, x + width / 2, y + height / 2 + 7, 0.5, 1);
    }

    void words(List<Words> script, double now) {
      Words last = null;
      for (Words words : script) {
        if (words.from() <= now) {
          last = words;
        }
      }
      if (last != null) {
        text(last.text(), TEXT, INK, WIDTH / 2.0, 506, 0.5, progress(now, last.from(), last.from() + 0.3));
      }
    }

    private static Color faded(Color colour, double visible) {
      return between(PAPER, colour, visible);
    }

    private static Color between(Color from, Color to, double share) {
      return new Color(
          (int) Math.round(Video.between(from.getRed(), to.getRed(), share)),
          (int) Math.round(Video.between(from.getGreen(), to.getGreen(), share)),
          (int) Math.round(Video.between(from.getBlue(), to.getBlue(), share)));
    }
  }

  /** Two programs begin to talk. */
  static final class Handshake implements Scene {
    private static final double FALL = 50;
    private static final double LEFT = 220;
    private static final double RIGHT = 740;

    /** Something that travels between the two, leaving its way behind it. */
    record Segment(double from, double to, double y, boolean back, String text, Color colour) {}

    /** What stands beside a lifeline from a moment on. */
    record Note(double from, boolean right, double y, String text, Color colour) {}

    private final List<Segment> segments =
        List.of(
            new Segment(2.5, 4.3, 110, false, "SYN seq=1000", BLUE),
            new Segment(5.3, 7.1, 176, true, "SYN, ACK seq=5000 ack=1001", GREEN),
            new Segment(8.1, 9.9, 248, false, "ACK seq=1001 ack=5001", BLUE),
            new Segment(11.4, 13.2, 320, false, "GET / HTTP/1.1", BLUE),
            new Segment(14.2, 16, 392, true, "HTTP/1.1 200 OK", GREEN));
    private final List<Note> notes =
        List.of(
            new Note(0.8, true, 98, "accept()", INK),
            new Note(1, true, 126, "LISTEN", SOFT),
            new Note(2.1, false, 108, "connect()", INK),
            new Note(2.5, false, 136, "SYN-SENT", SOFT),
            new Note(4.3, true, 166, "SYN-RECEIVED", SOFT),
            new Note(7.1, false, 240, "ESTABLISHED", BLUE),
            new Note(9.9, true, 304, "ESTABLISHED", GREEN),
            new Note(11.2, false, 326, "write()", INK),
            new Note(13.2, true, 384, "read()", INK),
            new Note(16, false, 448, "read()", INK));
    private final List<Words> script =
        List.of(
            new Words(0.5, "A server waits for somebody to call."),
            new Words(2, "A client connects: its kernel asks for a conversation."),
            new Words(4.6, "The server's kernel agrees, and asks the same of the client."),
            new Words(7.4, "The client agrees, too, and connect() returns."),
            new Words(10, "Now accept() returns. Not a byte of yours has been sent yet."),
            new Words(11.4, "Only now the request goes out ..."),
            new Words(14.2, "... and the reply comes back."));

    @Override
    public double seconds() {
      return 18;
    }

    @Override
    public void draw(Pen pen, double now) {
      pen.text("client", TITLE, INK, LEFT, 50, 0.5, 1);
      pen.text("server", TITLE, INK, RIGHT, 50, 0.5, 1);
      pen.line(LEFT, 68, LEFT, 458, LINE, 2);
      pen.line(RIGHT, 68, RIGHT, 458, LINE, 2);
      for (Note note : notes) {
        double x = note.right() ? RIGHT + 22 : LEFT - 22;
        pen.text(note.text(), MONO, note.colour(), x, note.y(), note.right() ? 0 : 1, progress(now, note.from(), note.from() + 0.3));
      }
      for (Segment segment : segments) {
        if (now >= segment.from()) {
          double share = progress(now, segment.from(), segment.to());
          double start = segment.back() ? RIGHT : LEFT;
          double x = between(start, segment.back() ? LEFT : RIGHT, share);
          double y = segment.y() + FALL * share;
          pen.line(start, segment.y(), x, y, segment.colour(), 3);
          pen.graphics().fillOval((int) x - 7, (int) y - 7, 14, 14);
          double slope = Math.atan2(segment.back() ? -FALL : FALL, RIGHT - LEFT);
          pen.slanted(segment.text(), WIDTH / 2.0, segment.y() + FALL / 2, slope, progress(now, segment.from(), segment.from() + 0.4));
        }
      }
      pen.words(script, now);
    }
  }

  /** Two messages become three segments, and two reads. */
  static final class Stream implements Scene {
    private static final int CELL = 56;
    private static final String[] BYTES = {"H", "o", "l", "a", "!", "\\n", "A", "d", "i", "o", "s", "\\n"};
    private static final int[] WRITES = {6, 6};
    private static final int[] SEGMENTS = {3, 5, 4};
    private static final int[] READS = {8, 4};

    private final List<Words> script =
        List.of(
            new Words(0.5, "A program writes two messages, of six bytes each."),
            new Words(3, "TCP cuts the stream where it likes: here into three segments."),
            new Words(8, "The other program reads what has arrived: eight bytes, then four."),
            new Words(12, "Same bytes, same order, other borders."),
            new Words(14.5, "Only the line feeds say where a message ends."));

    @Override
    public double seconds() {
      return 18;
    }

    @Override
    public void draw(Pen pen, double now) {
      label(pen, "write()", 62, progress(now, 0.3, 0.6));
      label(pen, "on the wire", 202, progress(now, 3, 3.3));
      label(pen, "read()", 342, progress(now, 8, 8.3));
      for (int index = 0; index < BYTES.length; index++) {
        Color colour = index < WRITES[0] ? BLUE : GREEN;
        if (now > 0.6 + (group(WRITES, index) * 1.0)) {
          pen.box(BYTES[index], colour, x(WRITES, index), 78, CELL, 54);
        }
        double sent = 3.4 + group(SEGMENTS, index) * 1.4;
        if (now > sent) {
          double share = progress(now, sent, sent + 1);
          double x = between(x(WRITES, index), x(SEGMENTS, index), share);
          pen.box(BYTES[index], colour, x, between(78, 218, share), CELL, 54);
        }
        double read = 8.5 + group(READS, index) * 1.8;
        if (now > read) {
          double share = progress(now, read, read + 1);
          double x = between(x(SEGMENTS, index), x(READS, index), share);
          pen.box(BYTES[index], colour, x, between(218, 358, share), CELL, 54);
        }
        if (BYTES[index].equals("\\n") && now > 14.5) {
          double x = x(READS, index) + CELL / 2.0;
          double y = between(440, 424, Math.abs(Math.sin((now - 14.5) * 3)));
          pen.line(x, y, x, y + 22, INK, 3);
          pen.line(x - 7, y + 8, x, y, INK, 3);
          pen.line(x + 7, y + 8, x, y, INK, 3);
        }
      }
      pen.words(script, now);
    }

    private static void label(Pen pen, String text, double y, double visible) {
      pen.text(text, MONO, SOFT, (WIDTH - BYTES.length * CELL) / 2.0 - 20, y, 0, visible);
    }

    private static int group(int[] sizes, int index) {
      int group = 0;
      for (int end = sizes[0]; index >= end; end += sizes[group]) {
        group++;
      }
      return group;
    }

    private static double x(int[] sizes, int index) {
      double gaps = 24 * (group(sizes, index) - (sizes.length - 1) / 2.0);
      return (WIDTH - BYTES.length * CELL) / 2.0 + index * CELL + gaps;
    }
  }
}
