package org.socketlab.lab;

import java.lang.reflect.Method;
import org.junit.jupiter.api.Order;
import org.socketlab.course.Exercise;
import org.socketlab.testing.Check;
import org.socketlab.testing.marks.Mark;

/**
 * A check that is to be carried out.
 *
 * @param exercise what it grades
 * @param type the class that holds it
 * @param method the check itself
 */
record PlannedCheck(Exercise exercise, Class<?> type, Method method) {
  /** Its name, which is its method's. */
  String name() {
    return method.getName();
  }

  /** Whether it mostly waits, as all checks of a class do that begins first (JUnit's order). */
  boolean waits() {
    return method.getAnnotation(Check.class).waits() || type.isAnnotationPresent(Order.class);
  }

  /** Its mark before it ran. */
  Mark pending() {
    Check check = method.getAnnotation(Check.class);
    return Mark.pending(exercise.name(), name(), check.value(), check.points());
  }
}
