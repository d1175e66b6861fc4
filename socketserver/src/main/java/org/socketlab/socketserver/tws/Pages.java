package org.socketlab.socketserver.tws;

import java.io.IOException;
import java.util.Map;
import org.socketlab.socketserver.web.BeforeWaiting;
import org.socketlab.socketserver.web.Conditions;
import org.socketlab.socketserver.web.Handler;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.Resource;
import org.socketlab.socketserver.web.Resources;
import org.socketlab.socketserver.web.Resources.Found;

/** The pages and files: those under the root, and the sample site's under names of their own. */
final class Pages {
  private static final String BIG_FILE = "bigfile";

  // What the contract calls by a name without an extension.
  private static final Map<String, String> NAMES =
      Map.of(
          "",
          "tws.html",
          "page_one",
          "page_one.html",
          "page_two",
          "page_two.html",
          "page_three",
          "page_three.html",
          "page_four",
          "page_four.html",
          "image_user_one",
          "images/user-one.png",
          "image_user_two",
          "images/user-two.jpg",
          BIG_FILE,
          "files/bigfile.txt");

  private final Resources root;
  private final Resources site;

  /**
   * Pages from two places.
   *
   * @param root where a path is looked up first; null for nowhere
   */
  Pages(Resources root, Resources site) {
    this.root = root;
    this.site = site;
  }

  /** What answers a GET or HEAD of that path; null if there is no such file. */
  Handler at(String path, String target, BeforeWaiting waiting) throws IOException {
    Found found = root == null ? Found.NOTHING : root.find(path, waiting);
    if (found == Found.NOTHING) {
      found = site.find(NAMES.getOrDefault(path, path), waiting);
    }
    if (found == Found.NOTHING) {
      return null;
    }
    if (found.isDirectory()) {
      return (request, body) -> moved(target);
    }
    Resource resource = found.resource();
    boolean save = path.equals(BIG_FILE);
    return (request, body) -> save ? saved(request, resource) : Conditions.reply(request, resource);
  }

  /** RFC 6266: the browser saves it, under this name, and does not show it. */
  private static Reply saved(org.socketlab.http.Request request, Resource resource) {
    return Conditions.reply(request, resource)
        .with("Content-Disposition", "attachment; filename=\"bigfile.txt\"");
  }

  /**
   * A folder's page has links like {@code image.png}, which mean another file without the slash at
   * the end: so the browser has to ask again, with it.
   */
  private static Reply moved(String target) {
    int end = target.indexOf('?');
    String path = end < 0 ? target : target.substring(0, end);
    String query = end < 0 ? "" : target.substring(end);
    return Reply.text(301, "a folder's path ends in a slash").with("Location", path + "/" + query);
  }
}
