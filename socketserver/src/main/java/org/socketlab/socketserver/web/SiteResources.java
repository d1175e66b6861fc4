package org.socketlab.socketserver.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Files that ship in the jar, such as the sample site. They are small, so each file stays in memory
 * once it has been read.
 */
public final class SiteResources implements Resources {
  private static final String SAMPLE_SITE = "/org/socketlab/socketserver/site/";

  private final Map<String, Resource> read = new ConcurrentHashMap<>();
  // Times in a jar mean nothing: the files count as new as the server.
  private final long modified = System.currentTimeMillis() / 1000;

  private final String folder;

  /** The sample site. */
  public SiteResources() {
    this(SAMPLE_SITE);
  }

  /** The files of a folder on the class path, such as {@code /org/socketlab/}. */
  public SiteResources(String folder) {
    this.folder = folder;
  }

  @Override
  public Resource inMemory(String path) {
    return read.get(name(path));
  }

  private static String name(String path) {
    return path.isEmpty() || path.endsWith("/") ? path + INDEX : path;
  }

  @Override
  public Found find(String path) throws IOException {
    String name = name(path);
    if (name.indexOf('.', name.lastIndexOf('/') + 1) < 0) {
      // On the class path a folder opens like a file, so a name without an extension is taken for a
      // folder.
      return get(name + "/" + INDEX) == null ? Found.NOTHING : Found.DIRECTORY;
    }
    Resource resource = get(name);
    return resource == null ? Found.NOTHING : new Found(resource, false);
  }

  private Resource get(String name) throws IOException {
    Resource known = read.get(name);
    if (known != null) {
      return known;
    }
    try (InputStream in = SiteResources.class.getResourceAsStream(folder + name)) {
      if (in == null) {
        return null;
      }
      byte[] bytes = in.readAllBytes();
      CRC32C sum = new CRC32C();
      sum.update(bytes);
      String tag = "\"%x-%x\"".formatted(bytes.length, sum.getValue());
      ByteBuffer content = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
      Resource resource = Resource.inMemory(name, modified, tag, content);
      read.put(name, resource);
      return resource;
    }
  }
}
