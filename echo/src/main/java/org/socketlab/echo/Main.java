package org.socketlab.echo;

import org.socketlab.cli.Catalogue;

/** The programs of this jar. */
public final class Main {
  private Main() {}

  /** Runs the program that the first argument names; without one, lists them. */
  public static void main(String[] args) {
    new Catalogue("echo")
        .add("echo-server", EchoServer::new)
        .add("echo-client", EchoClient::new)
        .main(args);
  }
}
