package org.socketlab.socketserver.web;

import java.time.Instant;
import java.util.List;
import org.socketlab.http.Fields;
import org.socketlab.http.Request;

/**
 * Answers a conditional or range request with GET or HEAD: only if the resource has changed (RFC
 * 9110 section 13), or only a part of it (section 14).
 */
public final class Conditions {
  private Conditions() {}

  /** The reply to that request: 200, 206, 304, 412 or 416. */
  public static Reply reply(Request request, Resource resource) {
    Fields fields = request.fields();
    // Section 13.2.2 gives the order of these.
    if (!holds(fields, resource)) {
      return Reply.text(412, "the file does not meet the request's preconditions");
    }
    if (isKnown(fields, resource)) {
      return Reply.notModified(resource);
    }
    String range = fields.first("Range");
    // Section 14.2: only GET has a Range, and the whole resource is always a valid answer.
    if (range == null || !request.line().method().equals("GET") || !sameAs(fields, resource)) {
      return Reply.of(resource);
    }
    return ranged(range, resource);
  }

  private static Reply ranged(String field, Resource resource) {
    ByteRange range = ByteRange.parse(field, resource.length());
    if (range == null) {
      return Reply.of(resource);
    }
    if (range.isEmpty()) {
      return Reply.text(416, "the file has " + resource.length() + " bytes")
          .with("Content-Range", "bytes */" + resource.length());
    }
    return Reply.part(206, resource, range.first(), range.last() - range.first() + 1)
        .with(
            "Content-Range",
            "bytes " + range.first() + "-" + range.last() + "/" + resource.length());
  }

  /** If-Match, or else If-Unmodified-Since. */
  private static boolean holds(Fields fields, Resource resource) {
    List<String> tags = fields.list("If-Match");
    if (!tags.isEmpty()) { // compared strongly: a weak tag matches none
      return tags.contains("*") || tags.contains(resource.tag());
    }
    Instant date = date(fields, "If-Unmodified-Since");
    return date == null || resource.modified() <= date.getEpochSecond();
  }

  /** If-None-Match, or else If-Modified-Since. */
  private static boolean isKnown(Fields fields, Resource resource) {
    List<String> tags = fields.list("If-None-Match");
    if (!tags.isEmpty()) { // compared weakly
      return tags.contains("*")
          || tags.contains(resource.tag())
          || tags.contains("W/" + resource.tag());
    }
    Instant date = date(fields, "If-Modified-Since");
    return date != null && resource.modified() <= date.getEpochSecond();
  }

  private static Instant date(Fields fields, String name) {
    String date = fields.first(name);
    return date == null ? null : HttpDate.parse(date);
  }

  /** If-Range: the client wants a further part of the same representation (section 13.1.5). */
  private static boolean sameAs(Fields fields, Resource resource) {
    String known = fields.first("If-Range");
    return known == null
        || known.equals(resource.tag())
        || Instant.ofEpochSecond(resource.modified()).equals(HttpDate.parse(known));
  }
}
