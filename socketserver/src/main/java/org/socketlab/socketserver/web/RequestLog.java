package org.socketlab.socketserver.web;

/** Who is told of each request. */
public interface RequestLog {
  /**
   * Tells of one.
   *
   * @param host the client's address
   * @param requestLine as it came, or as much of it as came
   * @param bytes how many of the body were sent
   */
  void add(String host, Second when, String requestLine, int status, long bytes);
}
