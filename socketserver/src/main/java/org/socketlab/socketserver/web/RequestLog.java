package org.socketlab.socketserver.web;

/** Records each request. */
public interface RequestLog {
  /**
   * Records a request.
   *
   * @param host the client's address
   * @param requestLine the request line, as much of it as came
   * @param bytes how many bytes of the body were sent
   */
  void add(String host, Second when, String requestLine, int status, long bytes);
}
