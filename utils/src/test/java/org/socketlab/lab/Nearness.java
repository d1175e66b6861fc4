package org.socketlab.lab;

/** How similar two words are. */
final class Nearness {
  private Nearness() {}

  /** How many characters to add, remove or change to turn one word into the other (Levenshtein). */
  static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      int diagonal = i; // the row before, one to the left
      for (int j = 0; j <= other.length(); j++) {
        int above = row[j];
        if (i == 0) {
          row[j] = j;
        } else if (j == 0) {
          row[j] = i;
        } else {
          int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
          row[j] = Math.min(diagonal + change, 1 + Math.min(above, row[j - 1]));
        }
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
