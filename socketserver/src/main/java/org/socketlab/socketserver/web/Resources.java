package org.socketlab.socketserver.web;

import java.io.IOException;

/** Where resources are looked up by their paths. */
public interface Resources {
  /** The file that a directory stands for. */
  String INDEX = "index.html";

  /**
   * Finds what a path names.
   *
   * @param path as {@link ResourcePath} returns it; the path of a directory ends in a slash, or is
   *     empty
   * @return the resource, or {@link Found#DIRECTORY} or {@link Found#NOTHING}
   * @throws IOException if the resource exists and can't be read
   */
  Found find(String path) throws IOException;

  /** The resource that a path names, if it is in memory from a recent request; else null. */
  Resource inMemory(String path);

  /**
   * The result of a search.
   *
   * @param resource what to serve, or null
   * @param isDirectory whether the path is a directory's without its final slash
   */
  record Found(Resource resource, boolean isDirectory) {
    /** There is no such thing. */
    public static final Found NOTHING = new Found(null, false);

    /** A directory, named without its final slash. */
    public static final Found DIRECTORY = new Found(null, true);
  }
}
