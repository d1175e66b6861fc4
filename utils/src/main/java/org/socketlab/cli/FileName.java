package org.socketlab.cli;

import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The name of a file or a folder as an option's value.
 *
 * <p>On Linux a file's name is bytes, and Java writes and reads them by the locale: with {@code
 * LC_ALL=C}, or without a locale, Java can use only ASCII names.
 */
final class FileName implements ITypeConverter<Path> {
  @Override
  public Path convert(String value) {
    try {
      if (value.indexOf('\uFFFD') < 0) { // what Java puts where bytes are no text
        return Path.of(value);
      }
    } catch (InvalidPathException e) {
      // The sentence below is for both: lost when Java read the command line, or lost again here.
    }
    throw new TypeConversionException(
        "'" + value + "' has characters that this locale does not know: set LC_ALL=C.UTF-8");
  }

  /** Whether the locale allows only ASCII names, so that other files seem to be missing. */
  static boolean isAsciiOnly() {
    return !Charset.forName(System.getProperty("sun.jnu.encoding")).newEncoder().canEncode('é');
  }
}
