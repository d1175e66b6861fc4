package org.socketlab.socketserver.chat.nats;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where a broker is, as an option's value: {@code nats://HOST:4222}, or {@code tls://HOST:4222}.
 *
 * <p>A name and a password may stand before the host; no message of ours repeats them.
 *
 * @param uri all of it
 */
public record BrokerAddress(URI uri) {
  /** Reads one from a command line. */
  public static final class Converter implements ITypeConverter<BrokerAddress> {
    @Override
    public BrokerAddress convert(String value) {
      try {
        URI uri = new URI(value);
        boolean known = "nats".equals(uri.getScheme()) || "tls".equals(uri.getScheme());
        if (known && uri.getHost() != null && uri.getPort() <= 65535) {
          return new BrokerAddress(uri);
        }
      } catch (URISyntaxException e) {
        // The message below covers all cases: no URI, another protocol, no host.
      }
      throw new TypeConversionException(
          "'" + value.replaceFirst("//.*@", "//") + "' is not a broker (nats://HOST:4222)");
    }
  }

  /** Several addresses, as a message names them. */
  static String text(List<BrokerAddress> addresses) {
    return String.join(", ", addresses.stream().map(BrokerAddress::toString).toList());
  }

  /** Without the password. */
  @Override
  public String toString() {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    return uri.getScheme() + "://" + uri.getHost() + port;
  }
}
