package org.socketlab.socketserver.web;

import java.io.IOException;

/** Where resources are looked up by their paths. */
public interface Resources {
  /** The file that a directory stands for. */
  String INDEX = "index.html";

  /**
   * Finds what a path names.
   *
   * @param path as {@link ResourcePath} returns it; it ends in a slash, or is empty, for a
   *     directory
   * @return the resource, or what is to be done instead; {@link Found#NOTHING} if there is none
   * @throws IOException if it is there and can't be read
   */
  Found find(String path) throws IOException;

  /** The resource that a path names, if it was found not long ago and is in memory; or null. */
  Resource inMemory(String path);

  /**
   * What was found.
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
