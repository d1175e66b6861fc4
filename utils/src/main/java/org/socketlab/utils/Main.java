package org.socketlab.utils;

import org.socketlab.cli.Catalogue;
import org.socketlab.lookup.Basics01HostName;
import org.socketlab.lookup.Basics02Addresses;
import org.socketlab.lookup.Basics03Services;
import org.socketlab.tour.Tour;
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
        .add("tour", Tour::new)
        .main(args);
  }
}
