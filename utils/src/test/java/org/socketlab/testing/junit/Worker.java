package org.socketlab.testing.junit;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.platform.commons.support.ReflectionSupport;
import org.socketlab.testing.Lab;

/**
 * A process that carries checks out, one at a time, in a sandbox with a network of its own: a line
 * of JSON on stdin asks for a check, a line on stdout says what it found. It ends with its input.
 */
final class Worker {
  static final ObjectMapper JSON = new ObjectMapper();

  private Worker() {}

  /**
   * A request to carry out a check.
   *
   * @param type the name of the class that holds the check
   * @param check its method's name
   * @param settings the kit's settings
   */
  record Request(String type, String check, Map<String, String> settings) {}

  /** Answers until its input ends. */
  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // nothing that a check prints is an answer
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = requests.readLine()) != null; ) {
      Finding finding = carryOut(JSON.readValue(line, Request.class));
      answers.write((JSON.writeValueAsString(finding) + "\n").getBytes(StandardCharsets.UTF_8));
      answers.flush();
    }
    Runtime.getRuntime().halt(0);
  }

  private static Finding carryOut(Request request) {
    try {
      Class<?> type = Class.forName(request.type());
      Method method = ReflectionSupport.findMethod(type, request.check(), Lab.class).orElseThrow();
      return new OneCheck(type, method).carryOut(request.settings());
    } catch (ClassNotFoundException | RuntimeException e) {
      return new Finding(Finding.Outcome.GRADER_FAILED, String.valueOf(e), "");
    }
  }
}
