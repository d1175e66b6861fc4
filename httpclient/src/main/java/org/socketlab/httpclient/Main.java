package org.socketlab.httpclient;

import org.socketlab.cli.Catalogue;

/** The programs of this jar. */
public final class Main {
  private Main() {}

  /** Runs the program that the first argument names; without one, lists them. */
  public static void main(String[] args) {
    new Catalogue("httpclient").main(args);
  }
}
