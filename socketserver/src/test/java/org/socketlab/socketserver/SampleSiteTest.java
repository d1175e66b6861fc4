package org.socketlab.socketserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SampleSiteTest {
  private static final int LARGEST = 3_000_000;
  private static final Pattern LINK = Pattern.compile("(?:href|src|poster)=\"([^\"]*)\"");

  /**
   * The paths that tws answers without a file of that name, and paths that are missing on purpose.
   */
  private static final Set<String> NO_FILES =
      Set.of(
          "/",
          "/page_one",
          "/page_two",
          "/page_three",
          "/page_four",
          "/image_user_one",
          "/image_user_two",
          "/bigfile",
          "/users",
          "/nothing/here",
          "/nothing/here.html");

  @Test
  void itIsSmall() throws IOException, URISyntaxException {
    long bytes = 0;
    for (Path file : files()) {
      bytes += Files.size(file);
    }
    assertTrue(bytes < LARGEST, bytes + " bytes");
  }

  @Test
  void everyLinkLeadsSomewhereOnTheSite() throws IOException, URISyntaxException {
    for (Path page : files()) {
      if (page.toString().endsWith(".html")) {
        assertEquals(List.of(), lost(page), page + " has links that lead nowhere");
      }
    }
  }

  @Test
  void theDownloadsAreMadeByTheBuild() throws IOException {
    assertTrue(SampleSite.file("files/bigfile.txt").length > 1_000_000);
    assertEquals('P', SampleSite.file("files/socketlab-ruler.jar")[0]);
  }

  private static List<String> lost(Path page) throws IOException, URISyntaxException {
    Path root = root();
    return LINK.matcher(Files.readString(page))
        .results()
        .map(link -> link.group(1))
        .filter(link -> !NO_FILES.contains(link))
        .filter(link -> !link.startsWith("/") || !Files.isRegularFile(root.resolve("." + link)))
        .toList();
  }

  private static List<Path> files() throws IOException, URISyntaxException {
    try (Stream<Path> files = Files.walk(root())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Path root() throws URISyntaxException {
    URI index = SampleSiteTest.class.getResource("site/index.html").toURI();
    return Path.of(index).getParent();
  }
}
