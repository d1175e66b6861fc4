package org.socketlab.socketserver.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.socketlab.testing.CannotCheck;

/** A folder to serve, a secret file beside it, and paths that lead to that file. */
public final class WayOut {
  private static final List<String> STEPS =
      List.of(
          "..",
          "%2e%2e",
          ".%2e",
          "%2e.",
          "%2E%2E",
          "%252e%252e",
          "%c0%ae%c0%ae",
          "..%00",
          "...",
          "..;",
          "%uff0e%uff0e");
  private static final List<String> SLASHES = List.of("/", "%2f", "\\", "%5c");

  private final Path root;
  private final String secret;

  /** Builds them in an empty folder. */
  public WayOut(Path folder, String secret) {
    this.root = folder.resolve("root");
    this.secret = secret;
    try {
      Files.createDirectories(root.resolve("sub"));
      Files.writeString(root.resolve("sub/page.txt"), "inside\n");
      Files.writeString(folder.resolve("secret.txt"), secret);
      Files.createDirectory(folder.resolve("root-too")); // begins with the root's name
      Files.writeString(folder.resolve("root-too/secret.txt"), secret);
      Files.createSymbolicLink(root.resolve("link.txt"), folder.resolve("secret.txt"));
      Files.createSymbolicLink(root.resolve("out"), folder);
    } catch (IOException e) {
      throw new CannotCheck("no folder to serve: " + e.getMessage(), e);
    }
  }

  /** The folder to serve. */
  public Path root() {
    return root;
  }

  /** The text that no reply may contain. */
  public String secret() {
    return secret;
  }

  /** Targets that lead to the secret in a wrong server. */
  public List<String> targets() {
    List<String> targets = new ArrayList<>();
    for (String step : STEPS) {
      for (String slash : SLASHES) {
        targets.add("/" + step + slash + "secret.txt");
      }
    }
    targets.add("/sub/../../secret.txt");
    targets.add("/../root-too/secret.txt");
    targets.add("//" + root.getParent() + "/secret.txt");
    targets.add("/" + root.getParent().toString().replace("/", "%2f") + "%2fsecret.txt");
    targets.add("/link.txt");
    targets.add("/out/secret.txt");
    targets.add("http://lab/../secret.txt");
    return targets;
  }
}
