package org.socketlab.lookup;

import org.socketlab.cli.Catalogue;
import org.socketlab.wiretap.Wiretap;

/** The programs of this jar. */
public final class Main {
  private Main() {}

  /** Runs the program that the first argument names; without one, lists them. */
  public static void main(String[] args) {
    new Catalogue("utils")
        .add("basics-01", Basics01HostName::new)
        .add("basics-02", Basics02Addresses::new)
        .add("basics-03", Basics03Services::new)
        .add("wiretap", Wiretap::new)
        .main(args);
  }
}
