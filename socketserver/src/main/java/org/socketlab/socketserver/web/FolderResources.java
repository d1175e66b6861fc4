package org.socketlab.socketserver.web;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The files under a folder, and nothing outside it.
 *
 * <p>Results are cached for a second: resolving a path's links costs more than sending a small
 * file. Small files stay in memory until they change, outside the heap, where a write needs no copy
 * of them.
 */
public final class FolderResources implements Resources {
  private static final long MOST_BYTES = Math.min(64 << 20, Runtime.getRuntime().maxMemory() / 8);
  private static final long LARGE = Math.min(4 << 20, MOST_BYTES);
  private static final int MOST_KEPT = 1000;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path root;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(Found found, long until) {
    boolean isFresh() {
      return until - System.nanoTime() > 0;
    }

    boolean isInMemory() {
      return found.resource() != null && found.resource().content() != null;
    }

    long bytes() {
      return isInMemory() ? found.resource().length() : 0;
    }
  }

  /**
   * Serves the files under a folder.
   *
   * @throws IOException if there is no such folder
   */
  public FolderResources(Path root) throws IOException {
    this.root = root.toRealPath();
    if (!Files.isDirectory(this.root)) {
      throw new NotDirectoryException(root.toString());
    }
  }

  @Override
  public Resource inMemory(String path) {
    Kept known = kept.get(path);
    return known != null && known.isFresh() && known.isInMemory() ? known.found().resource() : null;
  }

  @Override
  public Found find(String path) throws IOException {
    Kept known = kept.get(path);
    if (known != null && known.isFresh()) {
      return known.found();
    }
    Found found = look(path, System.nanoTime() + FRESH_NANOS);
    if (found == Found.NOTHING) {
      kept.remove(path); // missing names are endless: they are not cached
    }
    return found;
  }

  private Found look(String path, long until) throws IOException {
    boolean asDirectory = path.isEmpty() || path.endsWith("/");
    try {
      Path file = root.resolve(asDirectory ? path + INDEX : path).toRealPath();
      if (!file.startsWith(root)) { // a link that leads out
        return Found.NOTHING;
      }
      BasicFileAttributes attributes =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        // Without an index there is no page, and nothing to redirect to.
        boolean hasIndex = !asDirectory && Files.isRegularFile(file.resolve(INDEX));
        return hasIndex ? Found.DIRECTORY : Found.NOTHING;
      }
      if (!attributes.isRegularFile()) { // a FIFO or a device would hold us up for ever
        return Found.NOTHING;
      }
      return keep(path, resource(file, attributes), until);
    } catch (NoSuchFileException | FileNotFoundException | InvalidPathException notThere) {
      return Found.NOTHING;
    } catch (FileSystemException e) {
      if (Files.exists(root)) { // a file used as a folder, a loop of links, a long name ...
        return Found.NOTHING; // ... or an unreadable file, which looks missing
      }
      throw e;
    }
  }

  private static Resource resource(Path file, BasicFileAttributes attributes) {
    long length = attributes.size();
    FileTime time = attributes.lastModifiedTime();
    String tag = "\"%x-%x\"".formatted(length, time.to(TimeUnit.NANOSECONDS));
    long modified = Math.max(0, time.to(TimeUnit.SECONDS));
    return Resource.inFile(file.getFileName().toString(), length, modified, tag, file);
  }

  /** One at a time: so the limits hold, and a file in demand is read once. */
  private synchronized Found keep(String path, Resource inFile, long until) throws IOException {
    Kept known = kept.get(path);
    Resource before = known == null ? null : known.found().resource();
    boolean same = before != null && before.tag().equals(inFile.tag());
    Found found = new Found(same ? before : inMemory(inFile), false);
    if (known == null && kept.size() >= MOST_KEPT) {
      kept.clear(); // crude, but bounded
    }
    kept.put(path, new Kept(found, until));
    return found;
  }

  private Resource inMemory(Resource inFile) throws IOException {
    if (inFile.length() > LARGE) {
      return inFile;
    }
    if (kept.values().stream().mapToLong(Kept::bytes).sum() + inFile.length() > MOST_BYTES) {
      kept.clear();
    }
    ByteBuffer content = ByteBuffer.allocateDirect((int) inFile.length());
    try (FileChannel file =
        FileChannel.open(inFile.file(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      while (content.hasRemaining() && file.read(content) >= 0) {
        // until the content is complete, or the file has become shorter
      }
    }
    return inFile.inMemory(content.flip());
  }
}
