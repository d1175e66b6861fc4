package org.socketlab.wiretap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.socketlab.cli.Port;
import org.socketlab.net.Addresses;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The address to relay to, as an option's value: {@code localhost:8888}, {@code [::1]:8888}.
 *
 * @param host a name or an address
 * @param port the far end's port, 1 to 65535
 */
record FarEnd(String host, int port) {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[(?<v6>[^\\]]+)\\]|(?<host>[^:\\[\\]]+)):(?<port>[^:]+)");

  /** The first address that the host's name resolves to, IPv4 before IPv6. */
  InetSocketAddress address() throws IOException {
    return new InetSocketAddress(Addresses.of(host).get(0), port);
  }

  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  /** Reads what a user wrote. */
  static final class Converter implements ITypeConverter<FarEnd> {
    @Override
    public FarEnd convert(String value) {
      Matcher parts = HOST_AND_PORT.matcher(value);
      if (!parts.matches()) {
        throw new TypeConversionException(
            "'" + value + "' is not HOST:PORT, such as localhost:8888 or [::1]:8888");
      }
      int port = new Port().convert(parts.group("port"));
      if (port == 0) {
        throw new TypeConversionException("'" + value + "': nobody can be reached on port 0");
      }
      String v6 = parts.group("v6");
      return new FarEnd(v6 != null ? v6 : parts.group("host"), port);
    }
  }
}
