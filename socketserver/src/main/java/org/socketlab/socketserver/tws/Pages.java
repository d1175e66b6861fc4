package org.socketlab.socketserver.tws;

import java.io.IOException;
import java.util.Map;
import org.socketlab.http.Request;
import org.socketlab.socketserver.web.Conditions;
import org.socketlab.socketserver.web.Refusal;
import org.socketlab.socketserver.web.Reply;
import org.socketlab.socketserver.web.Resource;
import org.socketlab.socketserver.web.Resources;
import org.socketlab.socketserver.web.Resources.Found;

/** The pages and files: those under the root, and those of the sample site. */
final class Pages {
  private static final String BIG_FILE = "bigfile";

  // Names without an extension, from the contract.
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
   * @param root where a path is looked up first; null for none
   */
  Pages(Resources root, Resources site) {
    this.root = root;
    this.site = site;
  }

  /**
   * The reply to a GET or HEAD of that path.
   *
   * @throws Refusal if there is no such file
   */
  Reply at(Request request, String path) throws IOException {
    Found found = root == null ? Found.NOTHING : root.find(path);
    if (found == Found.NOTHING) {
      found = site.find(NAMES.getOrDefault(path, path));
    }
    if (found == Found.NOTHING) {
      throw Refusal.notFound();
    }
    return found.isDirectory()
        ? moved(request.line().target())
        : shown(request, path, found.resource());
  }

  /** The same reply if it is in memory, else null. A path is looked up under the root first. */
  Reply inMemory(Request request, String path) {
    Resource resource =
        root == null ? site.inMemory(NAMES.getOrDefault(path, path)) : root.inMemory(path);
    return resource == null ? null : shown(request, path, resource);
  }

  private static Reply shown(Request request, String path, Resource resource) {
    Reply reply = Conditions.reply(request, resource);
    // RFC 6266: the browser saves the file under this name, and does not show it.
    return path.equals(BIG_FILE)
        ? reply.with("Content-Disposition", "attachment; filename=\"bigfile.txt\"")
        : reply;
  }

  /**
   * A folder's page has relative links such as {@code image.png}, which resolve correctly only if
   * the path ends in a slash: so the browser is redirected there.
   */
  private static Reply moved(String target) {
    int end = target.indexOf('?');
    String path = end < 0 ? target : target.substring(0, end);
    String query = end < 0 ? "" : target.substring(end);
    return Reply.text(301, "a folder's path ends in a slash").with("Location", path + "/" + query);
  }
}
