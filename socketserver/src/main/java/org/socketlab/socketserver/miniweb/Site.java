package org.socketlab.socketserver.miniweb;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The files that may be served: those under one folder, and nothing outside it. */
final class Site {
  private static final String INDEX = "index.html";

  private final Path root;

  private Site(Path root) {
    this.root = root;
  }

  /** The files of a folder; throws an exception if it is not a folder. */
  static Site of(Path folder) throws IOException {
    Path root = folder.toRealPath();
    if (!Files.isDirectory(root)) {
      throw new FileSystemException(folder.toString(), null, "Not a directory");
    }
    return new Site(root);
  }

  /** The sample site; in a jar, which Java opens as a file system of its own. */
  static Site sample() throws IOException {
    URL index = Site.class.getResource("/org/socketlab/socketserver/site/" + INDEX);
    URI place = URI.create(index.toString());
    if (place.getScheme().equals("jar")) {
      FileSystems.newFileSystem(place, Map.of()); // open for as long as the program runs
    }
    return of(Path.of(place).getParent());
  }

  /** The file that a path such as {@code /a.html} names, or a folder with an index; else null. */
  Path find(String path) {
    if (!path.startsWith("/")) {
      return null;
    }
    try {
      // Decoded once, and checked only afterwards: %2e is a dot, and %252e is not. A plus sign in a
      // path stands for itself.
      String name =
          URLDecoder.decode(path.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
      if (!isSafe(name)) {
        return null;
      }
      boolean isFolder = name.isEmpty() || name.endsWith("/");
      // The real path: a symbolic link in the folder may point outside.
      Path file = root.resolve(isFolder ? name + INDEX : name).toRealPath();
      Path page = Files.isDirectory(file) ? file.resolve(INDEX) : file;
      // Opening a FIFO, which is not a regular file, would block for ever.
      boolean isThere = Files.isRegularFile(page) && Files.isReadable(page);
      return file.startsWith(root) && isThere ? file : null;
    } catch (IllegalArgumentException | IOException e) { // %zz; a NUL; no such file; no permission
      return null;
    }
  }

  /**
   * Whether no part of the name begins with a dot, which leads out ({@code ..}) or is hidden
   * ({@code .git}, {@code .env}); {@code .well-known} is an exception (RFC 8615). A backslash
   * separates names on some systems, and an empty part would make the path absolute.
   */
  private static boolean isSafe(String name) {
    boolean hidden = ("/" + name).replaceFirst("^/\\.well-known/", "/").contains("/.");
    return !hidden && !name.startsWith("/") && !name.contains("//") && !name.contains("\\");
  }
}
