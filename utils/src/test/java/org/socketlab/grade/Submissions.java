package org.socketlab.grade;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.socketlab.cli.Failure;
import org.socketlab.sandbox.StagedFolder;
import org.socketlab.sandbox.Temporary;

/**
 * The submissions in a folder, or in a zip of it: a folder or a zip for each student, or what
 * Moodle ("Download all submissions") and Gradescope ("Export submissions") hand out.
 */
final class Submissions {
  private static final Pattern MOODLE =
      Pattern.compile("(.+)_(\\d+)_(?:assignsubmission_file|assignsubmission_onlinetext)_?(.*)");
  private static final String METADATA = "submission_metadata.yml";
  private static final Pattern GRADESCOPE = Pattern.compile("submission_(\\d+)");
  private static final Pattern NAME = Pattern.compile("\\s*-?\\s*:name:\\s*(.+)");
  private static final Pattern ID = Pattern.compile("\\s*-?\\s*:sid:\\s*(.+)");

  private Submissions() {}

  /** Fails if there is nothing at that place. */
  static void mustBeAt(Path place) throws Failure {
    if (!Files.isDirectory(place) && !Files.isRegularFile(place)) {
      throw Failure.of("there is no folder " + place)
          .hint("lab grade wants the folder that the submissions are in, or a zip of it");
    }
  }

  /**
   * All submissions, ordered by the students' names.
   *
   * @param place a folder or a zip
   * @param unpacked where a zip is unpacked to, each time anew
   */
  static List<Submission> in(Path place, Path unpacked) throws IOException {
    Path folder = unwrapped(Files.isRegularFile(place) ? unpacked(place, unpacked) : place);
    Map<String, Submission> exported = gradescope(folder.resolve(METADATA));
    List<Submission> all = new ArrayList<>();
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      for (Path one : inside) {
        if (isSubmission(one)) {
          all.add(submission(one, exported));
        }
      }
    }
    if (all.isEmpty()) {
      throw Failure.of("there is no submission in " + folder)
          .hint("each student's is a folder or a .zip in it");
    }
    all.sort(Comparator.comparing(Submission::student));
    refuseBadNames(all);
    return all;
  }

  private static Path unpacked(Path zip, Path folder) throws IOException {
    try {
      Temporary.delete(folder);
      return StagedFolder.ofClass(zip, folder).folder();
    } catch (StagedFolder.Refused e) {
      throw Failure.of("%s %s".formatted(zip, e.getMessage()));
    }
  }

  /** Gradescope's export is a folder in a zip. */
  private static Path unwrapped(Path folder) throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      return inside
          .filter(one -> Files.isRegularFile(one.resolve(METADATA), LinkOption.NOFOLLOW_LINKS))
          .findFirst()
          .orElse(folder);
    }
  }

  private static void refuseBadNames(List<Submission> all) throws Failure {
    Set<String> names = new HashSet<>();
    for (Submission one : all) {
      if ((one.student() + one.source()).codePoints().anyMatch(Character::isISOControl)) {
        throw Failure.of("the name of %s has a control character".formatted(one.fileName()))
            .hint("rename it");
      }
      if (!names.add(one.fileName())) {
        throw Failure.of("two submissions are called " + one.fileName());
      }
    }
  }

  private static boolean isSubmission(Path one) {
    String name = one.getFileName().toString();
    if (name.startsWith(".") || name.equals("__MACOSX")) {
      return false;
    }
    // A link counts as a submission that can't be graded: left out silently, it would be forgotten.
    return Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)
        || Files.isSymbolicLink(one)
        || name.toLowerCase(Locale.ROOT).endsWith(".zip")
        || !Files.isRegularFile(one, LinkOption.NOFOLLOW_LINKS);
  }

  private static Submission submission(Path one, Map<String, Submission> exported) {
    String name = one.getFileName().toString();
    Matcher moodle = MOODLE.matcher(name);
    if (moodle.matches()) {
      String folder = name.substring(0, moodle.start(3));
      return new Submission(moodle.group(1), moodle.group(2), one, folder);
    }
    Submission known = exported.get(name);
    if (known != null) {
      return new Submission(known.student(), known.id(), one, name);
    }
    boolean isZip =
        name.toLowerCase(Locale.ROOT).endsWith(".zip")
            && !Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS);
    String student = isZip ? name.substring(0, name.length() - ".zip".length()) : name;
    return new Submission(student, "", one, student);
  }

  /**
   * Students and their submissions, from Gradescope's file: for each submission a line with its
   * name, and below it lines with its students' names.
   */
  private static Map<String, Submission> gradescope(Path file) throws IOException {
    Map<String, Submission> students = new TreeMap<>();
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return students;
    }
    String folder = "";
    for (String line : Files.readAllLines(file)) {
      Matcher begins = GRADESCOPE.matcher(line.strip().replaceAll(":$", ""));
      Matcher name = NAME.matcher(line);
      Matcher id = ID.matcher(line);
      if (begins.matches()) {
        folder = begins.group();
      } else if (name.matches() && !folder.isEmpty()) {
        students.putIfAbsent(folder, new Submission(unquoted(name.group(1)), "", file, folder));
      } else if (id.matches() && students.containsKey(folder)) {
        String student = students.get(folder).student();
        students.put(folder, new Submission(student, unquoted(id.group(1)), file, folder));
      }
    }
    return students;
  }

  private static String unquoted(String text) {
    return text.strip().replaceAll("^['\"]|['\"]$", "");
  }
}
