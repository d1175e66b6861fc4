package org.socketlab.httpclient;

import java.nio.charset.StandardCharsets;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The option {@code --path}: what stands in the request line between GET and HTTP/1.1.
 *
 * <p>The request line has blanks between its three parts and ends with a line end. A path with
 * either could add a header, or a second request. The part after a # is a fragment, which a browser
 * keeps for itself and never sends. Characters beyond ASCII become percent-encoded UTF-8 (RFC 3986
 * section 2.5, RFC 3987 section 3.1); a part that is percent-encoded already stays unchanged.
 */
public final class RequestPath implements ITypeConverter<String> {
  @Override
  public String convert(String path) {
    if (!path.startsWith("/")) {
      throw new TypeConversionException("'" + path + "' does not begin with /");
    }
    if (path.codePoints().anyMatch(c -> Character.isISOControl(c) || isBlank(c))) {
      throw new TypeConversionException(
          "it has a blank or a control character (a blank is written %20)");
    }
    if (path.indexOf('#') >= 0) { // RFC 9110 section 7.1: a request's target has no fragment
      throw new TypeConversionException(
          "it has a #, and what follows that is for the browser alone (a # in a path is written"
              + " %23)");
    }
    if (path.indexOf('\uFFFD') >= 0) { // Java's mark for an undecodable argument
      throw new TypeConversionException(
          "it has characters that this locale does not know (see LC_ALL, or write them as %HH)");
    }
    StringBuilder encoded = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      encoded.append(b < 0 ? "%%%02X".formatted(b & 0xff) : String.valueOf((char) b));
    }
    return encoded.toString();
  }

  private static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
