package org.socketlab.socketserver.web;

import java.io.IOException;
import org.socketlab.http.RequestLine;

/** Which handler answers a request, by its path and method. */
public interface Router {
  /**
   * Where that request goes.
   *
   * @param waiting is told before it has to be looked up on a disk
   * @throws IOException if that can't be
   */
  Route of(RequestLine line, BeforeWaiting waiting) throws IOException;
}
