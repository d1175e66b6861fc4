package org.socketlab.lookup;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Program;
import org.socketlab.net.Addresses;
import picocli.CommandLine.Parameters;

/**
 * basics-02: what is its address?
 *
 * <p>basics-01 asked about this machine; now about any. A name may stand for several addresses: a
 * large site has many machines, and most machines have an IPv4 and an IPv6 address. A client tries
 * them in turn, so their order matters. A name may also stand for no address at all: a user who
 * asks about several hosts still wants to hear about the others.
 *
 * <p>New: {@link InetAddress#getAllByName}, and the order of what it finds. You will see
 *
 * <pre>
 * IP address [127.0.0.1] of [localhost]
 * IP address [::1] of [localhost]
 * </pre>
 *
 * <p>Run it: {@code bin/basics-02 localhost www.google.com}. Then try a name that nobody has:
 * {@code bin/basics-02 nobody.invalid} (RFC 6761 section 6.4 reserves that ending).
 */
public final class Basics02Addresses extends Program {
  @Parameters(
      arity = "0..*",
      paramLabel = "HOST",
      defaultValue = "localhost",
      description = "Names to look up (default: ${DEFAULT-VALUE}).")
  private List<String> hosts;

  public Basics02Addresses() {
    super(
        "basics-02",
        "Shows the addresses that hosts' names resolve to.",
        "Example: basics-02 localhost www.google.com");
  }

  @Override
  protected void run(PrintStream out) throws Failure {
    List<String> failures = new ArrayList<>();
    for (String host : hosts) {
      try {
        if (host.isEmpty()) { // which the JDK takes for the loopback address
          throw new UnknownHostException(host);
        }
        InetAddress[] found = InetAddress.getAllByName(host);
        for (InetAddress address : Addresses.ipv4First(found)) {
          out.printf("IP address [%s] of [%s]%n", Addresses.text(address), host);
        }
      } catch (UnknownHostException e) {
        failures.add("cannot look up '" + host + "': unknown host");
      }
    }
    if (!failures.isEmpty()) {
      throw Failure.of(String.join("\n", failures))
          .hint("check the spelling, and that this machine has a name server");
    }
  }

  public static void main(String[] args) {
    Cli.main(new Basics02Addresses(), args);
  }
}
