package org.socketlab.grade;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Relative addresses of files whose names can have any letter (RFC 3986, section 2.1). */
final class Links {
  private Links() {}

  /** The way through these folders. */
  static String to(String... names) {
    return Arrays.stream(names)
        .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"))
        .collect(Collectors.joining("/"));
  }
}
