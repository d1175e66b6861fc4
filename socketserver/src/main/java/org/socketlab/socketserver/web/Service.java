package org.socketlab.socketserver.web;

import java.io.IOException;

/** What is done with one client. */
public interface Service {
  /**
   * Serves what the client has asked. It has sent something, or ended its stream.
   *
   * @return whether it may ask again; if not, its connection is ended
   */
  boolean serve() throws IOException;

  /** Who receives the clients. */
  interface Host {
    /**
     * Begins with a client that has just come.
     *
     * @return what is done with it; null if that was all
     */
    Service welcome(Connection connection) throws IOException;
  }
}
