package org.socketlab.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a class whose checks grade one exercise: {@code @Grades("echo-server")}. Checks that
 * several exercises share are in an abstract class, which theirs extend.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Grades {
  /** The exercise's name in the course. */
  String value();
}
