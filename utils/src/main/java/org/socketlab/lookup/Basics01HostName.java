package org.socketlab.lookup;

import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Program;
import org.socketlab.net.Addresses;

/**
 * basics-01: who am I?
 *
 * <p>People call machines by names; packets carry numbers. So a program that wants to talk to a
 * machine first asks what its name stands for. The nearest machine is this one: its kernel keeps
 * its name, and the resolver (a file, then the name servers) usually knows its address. But nobody
 * has to list a laptop's name anywhere, and a program must cope with a name that has no address.
 * The loopback address always means this machine.
 *
 * <p>New: {@link InetAddress#getLocalHost}, which asks both questions. You will see
 *
 * <pre>Host name [rome] and ip [192.168.1.7]</pre>
 *
 * <p>Run it: {@code bin/basics-01}. Your machine may well answer 127.0.1.1: some systems list their
 * own name as a loopback address, which no other machine can use.
 */
public final class Basics01HostName extends Program {
  public Basics01HostName() {
    super("basics-01", "Shows this machine's name and its address.", "Example: basics-01");
  }

  @Override
  protected void run(PrintStream out) {
    String name;
    InetAddress address;
    try {
      address = InetAddress.getLocalHost();
      name = address.getHostName();
    } catch (UnknownHostException e) {
      address = InetAddress.getLoopbackAddress();
      name = HostName.ofThisMachine();
      note("the name '" + name + "' resolves to no address: this is the loopback address");
    }
    out.printf("Host name [%s] and ip [%s]%n", name, Addresses.text(address));
  }

  public static void main(String[] args) {
    Cli.main(new Basics01HostName(), args);
  }
}
