package org.socketlab.echo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.socketlab.cli.Failure;

/** The bytes that echo-client sends: exactly those that the user gave. */
final class Message {
  /** The longest message kept in memory; a longer one goes through a temporary file. */
  private static final int IN_MEMORY = 1 << 20;

  private static final String OPTION = "--message";

  private Message() {}

  /** The bytes of {@code --message TEXT}: UTF-8, as nearly every terminal sends them. */
  static ByteBuffer of(String text) throws IOException {
    // Java decodes the command line with the locale's charset and loses bytes that are not valid in
    // it: with LC_ALL=C, all bytes beyond ASCII.
    return text.indexOf('\uFFFD') < 0
        ? ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8))
        : undecoded();
  }

  /** The same, from Linux's copy of the command line: words that each end with NUL. */
  private static ByteBuffer undecoded() throws IOException {
    Path commandLine = Path.of("/proc/self/cmdline");
    if (!Files.exists(commandLine)) {
      throw Failure.usage("the text of --message has bytes that are not valid in this locale")
          .hint("send it through standard input, or set LC_ALL to a UTF-8 locale");
    }
    // Latin-1 gives each byte a character of its own, and gives it back unchanged.
    String words = Files.readString(commandLine, StandardCharsets.ISO_8859_1);
    List<String> list = Arrays.asList(words.split("\0", -1));
    int at = list.lastIndexOf(OPTION);
    String value =
        at >= 0
            ? list.get(at + 1)
            : list.stream()
                .filter(word -> word.startsWith(OPTION + "="))
                .reduce("", (before, word) -> word)
                .replaceFirst(OPTION + "=", "");
    return ByteBuffer.wrap(value.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * All bytes of a stream, to its end. A long message goes through a temporary file, so that its
   * length is known before the first byte is sent without all of it being in memory.
   *
   * @throws Failure if there are 2 GiB or more
   */
  static ByteBuffer read(InputStream in) throws IOException {
    byte[] start = in.readNBytes(IN_MEMORY);
    if (start.length < IN_MEMORY) {
      return ByteBuffer.wrap(start);
    }
    Path file = Files.createTempFile("echo-client-", ".message");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE)) {
      channel.write(ByteBuffer.wrap(start));
      in.transferTo(Channels.newOutputStream(channel));
      if (channel.size() > Integer.MAX_VALUE) {
        throw Failure.usage("a message of " + channel.size() + " bytes: the limit is 2147483647");
      }
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }
}
