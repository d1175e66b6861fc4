package org.socketlab.lookup;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** basics-01 with one bug, which the first argument names; the checks must catch it. */
final class WrongBasics01 {
  private enum Bug {
    NONE,
    HARD_CODES_AN_ADDRESS,
    IS_CALLED_LOCALHOST,
    NEEDS_AN_ADDRESS,
    KEEPS_IT_TO_ITSELF,
    IGNORES_TYPING_ERRORS
  }

  private WrongBasics01() {}

  public static void main(String[] args) {
    Bug bug = Bug.valueOf(args[0]);
    WrongUsage.arguments(bug == Bug.IGNORES_TYPING_ERRORS ? new String[] {"", ""} : args);
    String name = HostName.ofThisMachine();
    String ip = "127.0.0.1";
    try {
      ip = InetAddress.getByName(name).getHostAddress();
    } catch (UnknownHostException e) {
      if (bug == Bug.NEEDS_AN_ADDRESS) {
        WrongUsage.fail("basics-01", 1, name + " does not resolve");
      }
      if (bug != Bug.KEEPS_IT_TO_ITSELF) {
        System.err.println("basics-01: " + name + " does not resolve");
      }
    }
    System.out.printf(
        "Host name [%s] and ip [%s]%n",
        bug == Bug.IS_CALLED_LOCALHOST ? "localhost." : name,
        bug == Bug.HARD_CODES_AN_ADDRESS ? "192.0.2.1" : ip);
  }
}
