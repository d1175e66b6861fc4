package org.socketlab.tour;

import java.io.IOException;

/**
 * What the tour shows of one exercise.
 *
 * @param exercise the exercise's name
 * @param notice in a line, what to notice in what was printed
 * @param scene the commands
 */
record TourStop(String exercise, String notice, Scene scene) {

  /** The commands of a stop, on a stage. */
  interface Scene {
    void play(Stage stage) throws IOException;
  }
}
