package org.socketlab.socketserver.web;

import org.socketlab.http.RequestLine;

/** Which handler answers a request, by its path and method. */
public interface Router {
  /** Where that request goes. */
  Route of(RequestLine line);
}
