package org.socketlab.socketserver;

import org.socketlab.cli.Catalogue;

/** The programs of this jar. */
public final class Main {
  private Main() {}

  /** Runs the program that the first argument names; without one, lists them. */
  public static void main(String[] args) {
    new Catalogue("socketserver")
        .add("server-03", Server03Reply::new)
        .add("mini-web", org.socketlab.socketserver.miniweb.MiniWeb::new)
        .add("tws", org.socketlab.socketserver.tws.Tws::new)
        .main(args);
  }
}
