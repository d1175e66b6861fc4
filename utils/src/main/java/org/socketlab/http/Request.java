package org.socketlab.http;

import java.util.List;

/**
 * The head of a request; its body follows on the stream, as {@link Framing#of} says.
 *
 * @param line the request line
 * @param fields the header section
 */
public record Request(RequestLine line, Fields fields) {
  /**
   * Whether the client wants to go on after the reply (RFC 9112 section 9.3): in 1.1 unless it says
   * otherwise, in 1.0 only if it says so.
   */
  public boolean persists() {
    List<String> options = fields.list("Connection");
    if (options.stream().anyMatch("close"::equalsIgnoreCase)) {
      return false;
    }
    return line.minor() >= 1 || options.stream().anyMatch("keep-alive"::equalsIgnoreCase);
  }

  /**
   * RFC 9112 section 3.2: exactly one Host from HTTP/1.1 on. A proxy in front of a server could go
   * by one Host, and the server by another.
   */
  Request withHostChecked() throws BadMessage {
    int hosts = fields.count("Host");
    if (hosts > 1 || hosts == 0 && line.minor() >= 1) {
      throw new BadMessage(hosts == 0 ? "it has no Host" : "it has more than one Host");
    }
    if (hosts == 1 && fields.first("Host").chars().anyMatch(c -> " \t,/@".indexOf(c) >= 0)) {
      throw new BadMessage("its Host is no host");
    }
    return this;
  }
}
