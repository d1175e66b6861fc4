package org.socketlab.socketserver.web;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.socketlab.http.MediaTypes;

/**
 * Something that can be served.
 *
 * @param mediaType its Content-Type
 * @param length its length in bytes
 * @param modified when it last changed, in seconds since 1970; never in the future (RFC 9110
 *     section 8.8.2.1)
 * @param tag its entity tag, with the quotes (RFC 9110 section 8.8.3)
 * @param content its bytes if they are in memory, else null; concurrent replies share the buffer,
 *     so its position must not move
 * @param file the file with the bytes, if they are not in memory
 * @param head the field lines that describe it, ready to be sent
 */
public record Resource(
    String mediaType,
    long length,
    long modified,
    String tag,
    ByteBuffer content,
    Path file,
    String head) {

  /** A resource in memory. */
  static Resource inMemory(String name, long modified, String tag, ByteBuffer content) {
    return inFile(name, content.limit(), modified, tag, null).inMemory(content);
  }

  /** A resource in a file, which is opened for each reply. */
  static Resource inFile(String name, long length, long modified, String tag, Path file) {
    String type = MediaTypes.of(name);
    // A file's time may be in the future, from another clock or set by hand: then the current time
    // is sent.
    long known = Math.min(modified, System.currentTimeMillis() / 1000);
    String head =
        "Content-Type: %s\r\nLast-Modified: %s\r\nETag: %s\r\nAccept-Ranges: bytes\r\n"
            .formatted(type, HttpDate.text(known), tag);
    return new Resource(type, length, known, tag, null, file, head);
  }

  /** The same resource, with its bytes in memory. */
  Resource inMemory(ByteBuffer bytes) {
    ByteBuffer shared = bytes.asReadOnlyBuffer();
    return new Resource(mediaType, shared.limit(), modified, tag, shared, null, head);
  }
}
