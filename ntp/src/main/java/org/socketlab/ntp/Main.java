package org.socketlab.ntp;

import org.socketlab.cli.Catalogue;

/** The programs of this jar. */
public final class Main {
  private Main() {}

  /** Runs the program that the first argument names; without one, lists them. */
  public static void main(String[] args) {
    new Catalogue("ntp")
        .add("ntp-server", NtpServer::new)
        .add("basics-04", Basics04Library::new)
        .add("basics-05", Basics05Datagram::new)
        .main(args);
  }
}
