package org.socketlab.socketserver.web;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The files under a folder, and nothing outside it.
 *
 * <p>What was found is remembered for a second: to follow a path's links costs more than to send a
 * small file. Small files are kept in memory for as long as they do not change.
 */
public final class FolderResources implements Resources {
  private static final int SMALL = 64 << 10;
  private static final int MOST_KEPT = 1000; // so 64 MB at most
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path root;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Found found, long until) {}

  /**
   * Serves what is under a folder.
   *
   * @throws IOException if there is no such folder
   */
  public FolderResources(Path root) throws IOException {
    this.root = root.toRealPath();
  }

  @Override
  public Found find(String path) throws IOException {
    long now = System.nanoTime();
    Kept known = kept.get(path);
    if (known != null && known.until() - now > 0) {
      return known.found();
    }
    Found found = look(path, known == null ? null : known.found().resource());
    if (found == Found.NOTHING) {
      kept.remove(path); // names that are not there have no end: they are not kept
    } else {
      if (known == null && kept.size() >= MOST_KEPT) {
        kept.clear(); // crude, and bounded
      }
      kept.put(path, new Kept(found, now + FRESH_NANOS));
    }
    return found;
  }

  private Found look(String path, Resource known) throws IOException {
    boolean asDirectory = path.isEmpty() || path.endsWith("/");
    try {
      Path file = root.resolve(asDirectory ? path + INDEX : path).toRealPath();
      if (!file.startsWith(root)) { // a link that leads out
        return Found.NOTHING;
      }
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        // Without an index there is nothing to show, and so nowhere to send the client.
        boolean hasIndex = !asDirectory && Files.isRegularFile(file.resolve(INDEX));
        return hasIndex ? Found.DIRECTORY : Found.NOTHING;
      }
      if (!attributes.isRegularFile()) { // a FIFO or a device would hold us up for ever
        return Found.NOTHING;
      }
      return new Found(resource(file, attributes, known), false);
    } catch (NoSuchFileException | FileNotFoundException | InvalidPathException notThere) {
      return Found.NOTHING;
    } catch (FileSystemException e) {
      if (Files.exists(root)) { // a file named as a folder, a loop of links, a name too long ...
        return Found.NOTHING; // ... or one that we may not read, which is nobody's business
      }
      throw e;
    }
  }

  private static Resource resource(Path file, BasicFileAttributes attributes, Resource known)
      throws IOException {
    long length = attributes.size();
    FileTime time = attributes.lastModifiedTime();
    String tag = "\"%x-%x\"".formatted(length, time.to(TimeUnit.NANOSECONDS));
    if (known != null && known.tag().equals(tag)) {
      return known;
    }
    String name = file.getFileName().toString();
    long modified = Math.max(0, time.to(TimeUnit.SECONDS));
    if (length > SMALL) {
      return Resource.inFile(name, length, modified, tag, file);
    }
    try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
      return Resource.inMemory(name, modified, tag, in.readNBytes(SMALL));
    }
  }
}
