package org.socketlab.lookup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.socketlab.cli.Cli;
import org.socketlab.cli.Failure;
import org.socketlab.cli.Port;
import org.socketlab.cli.Program;
import org.socketlab.lookup.ServiceTable.Service;
import picocli.CommandLine.Option;

/**
 * basics-03: who answers at that port?
 *
 * <p>An address leads to a machine, and a machine runs many servers. A client says which server it
 * means by a port, a 16-bit number. Nothing in a number says "mail": that port 25 means mail is a
 * convention, which IANA maintains for everyone (RFC 6335). Each system has a copy in a file of
 * names and numbers. TCP and UDP ports are separate, so a number alone names no service.
 *
 * <p>New: a look-up that the JDK does not have, in the lines of a {@link ServiceTable}. You will
 * see
 *
 * <pre>
 * Protocol tcp, port 80 => name [http]
 * Protocol tcp, port 25 => name [smtp]
 * Protocol udp, port 53 => name [domain]
 * </pre>
 *
 * <p>Run it: {@code bin/basics-03}, and {@code bin/basics-03 --protocol udp --port 123}. Then ask
 * for port 8888, where the servers of this course listen: nobody has given it a name.
 */
public final class Basics03Services extends Program {
  @Option(
      names = "--protocol",
      paramLabel = "tcp|udp",
      description = "The port's protocol (default: tcp; goes with --port).")
  private Protocol protocol;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Port.class,
      description = "The port to name (default: tcp 80, tcp 25 and udp 53).")
  private Integer port;

  private final Path database;

  /** With the system's services database. */
  public Basics03Services() {
    this(ServiceTable.PATH);
  }

  /** With the services database in that file, if it is there. */
  Basics03Services(Path database) {
    super(
        "basics-03",
        "Shows the names of the services at some ports.",
        "Example: basics-03 --protocol udp --port 53");
    this.database = database;
  }

  @Override
  protected void run(PrintStream out) throws IOException {
    if (protocol != null && port == null) {
      throw Failure.usage("--protocol " + protocol + " names no port")
          .hint("basics-03 --protocol " + protocol + " --port 53");
    }
    trying("read " + database);
    ServiceTable services = ServiceTable.of(database);
    if (port != null) {
      print(services, protocol == null ? Protocol.TCP : protocol, port, out);
    } else {
      print(services, Protocol.TCP, 80, out);
      print(services, Protocol.TCP, 25, out);
      print(services, Protocol.UDP, 53, out);
    }
  }

  private static void print(ServiceTable services, Protocol protocol, int port, PrintStream out)
      throws Failure {
    for (Service service : services.lines()) { // the first line for a port counts
      if (service.port() == port && service.protocol().equals(protocol.toString())) {
        out.printf("Protocol %s, port %d => name [%s]%n", protocol, port, service.name());
        return;
      }
    }
    throw Failure.of(
            "cannot name %s port %d: no such service in %s"
                .formatted(protocol, port, services.source()))
        .hint("a port needs no name to be used: any server may listen on it");
  }

  public static void main(String[] args) {
    Cli.main(new Basics03Services(), args);
  }
}
