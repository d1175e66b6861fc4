package org.socketlab.testing.marks;

import java.lang.reflect.Method;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Check;
import org.socketlab.testing.junit.Finding;
import org.socketlab.testing.junit.OneCheck;

/**
 * A check that is to be carried out.
 *
 * @param exercise the exercise that the check grades
 * @param type the class that holds it
 * @param method the check itself
 */
public record PlannedCheck(Exercise exercise, Class<?> type, Method method) {
  /** Its name, which is its method's. */
  public String name() {
    return method.getName();
  }

  /** Whether the check mostly waits, as all checks of a class that JUnit orders first do. */
  public boolean waits() {
    return method.getAnnotation(Check.class).waits() || type.isAnnotationPresent(Order.class);
  }

  /** Carries it out in this process. */
  public Finding carryOut(Map<String, String> settings) {
    return alone().carryOut(settings);
  }

  /** The check without its exercise. */
  public OneCheck alone() {
    return new OneCheck(type, method);
  }

  /** Its mark before it ran. */
  public Mark pending() {
    Check check = method.getAnnotation(Check.class);
    return Mark.pending(exercise.name(), name(), check.value(), check.points());
  }
}
