package org.socketlab.testing.marks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What CONTRACT.md says of a module's programs, sentence by sentence, with white space folded.
 *
 * <p>Its sections {@code ## MODULE: ...} are about a module, and {@code ## Common to all} about
 * each.
 */
final class Contract {
  private static final String COMMON = "Common to all";
  private static final Pattern SENTENCE =
      Pattern.compile("\\S.*?(?:[.!?][)*]*(?=\\s+[^\\sa-z])|$)");
  private static final Pattern CELL = Pattern.compile("(?<=\\| )(?:\\\\\\||[^|])+(?= \\|)");
  private static final Pattern RULE = Pattern.compile("[|-]+");
  private static final Pattern TITLE = Pattern.compile("- \\*\\*[^*]+\\*\\*");
  private static final int LEAST = 4;

  private final StringBuilder text = new StringBuilder();
  private final List<Sentence> sentences = new ArrayList<>();
  private int lastRow;

  /** A sentence or a table cell's text, and its place in the folded text. */
  private record Sentence(String words, int start) {
    boolean overlaps(int from, int to) {
      return from < start + words.length() && start < to;
    }
  }

  private Contract() {}

  /** What the course's contract says of that module's programs. */
  static Contract of(Path root, String module) throws IOException {
    Contract contract = new Contract();
    boolean about = false;
    List<String> block = new ArrayList<>();
    for (String line : Files.readAllLines(root.resolve("CONTRACT.md"))) {
      boolean heading = line.startsWith("## ");
      boolean row = line.startsWith("|");
      if (heading || row || line.isBlank() || line.startsWith("- ")) {
        contract.add(block);
      }
      if (heading) {
        String title = line.substring(3);
        about = title.equals(COMMON) || title.startsWith(module + ":");
      } else if (about) {
        block.add(line);
      }
      if (row) {
        contract.add(block);
      }
    }
    contract.add(block);
    return contract;
  }

  /** Adds a paragraph, an item of a list, or a table's row, and forgets it. */
  private void add(List<String> block) {
    String folded = fold(String.join(" ", block));
    block.clear();
    if (RULE.matcher(folded).matches()) { // the row above it names the columns, and says nothing
      sentences.removeIf(cell -> cell.start() >= lastRow);
    } else if (folded.startsWith("|")) {
      lastRow = text.length();
      // The first cell names what the others are about.
      CELL.matcher(folded).results().skip(1).filter(Contract::says).forEach(this::addSentences);
    } else {
      SENTENCE.matcher(folded).results().forEach(sentence -> add(sentence, 0));
    }
    text.append(folded).append(' ');
  }

  private static boolean says(MatchResult cell) {
    return cell.group().length() >= LEAST;
  }

  private void addSentences(MatchResult cell) {
    SENTENCE.matcher(cell.group()).results().forEach(sentence -> add(sentence, cell.start()));
  }

  private void add(MatchResult sentence, int offset) {
    if (TITLE.matcher(sentence.group()).matches()) {
      return;
    }
    sentences.add(new Sentence(sentence.group(), text.length() + offset + sentence.start()));
  }

  /** The quotes that the contract does not hold word for word. */
  List<String> misquoted(List<String> quotes) {
    return quotes.stream()
        .filter(quote -> quote.isBlank() || text.indexOf(fold(quote)) < 0)
        .toList();
  }

  /** The sentences that no quote comes from. */
  List<String> unquoted(List<String> quotes) {
    List<Sentence> left = new ArrayList<>(sentences);
    for (String quote : quotes) {
      String words = fold(quote);
      for (int at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        int from = at;
        left.removeIf(one -> one.overlaps(from, from + words.length()));
      }
    }
    return left.stream().map(Sentence::words).toList();
  }

  /** The text with each run of white space as one blank. */
  static String fold(String text) {
    return String.join(" ", Arrays.asList(text.strip().split("\\s+")));
  }
}
