package org.socketlab.httpclient;

import org.socketlab.cli.Catalogue;

/** The programs of this jar. */
public final class Main {
  private Main() {}

  /** Runs the program that the first argument names; without one, lists them. */
  public static void main(String[] args) {
    new Catalogue("httpclient")
        .add("socket-01", Socket01Create::new)
        .add("socket-02", Socket02Resolve::new)
        .add("socket-03", Socket03Connect::new)
        .add("socket-04", Socket04Send::new)
        .add("socket-05", Socket05Receive::new)
        .main(args);
  }
}
