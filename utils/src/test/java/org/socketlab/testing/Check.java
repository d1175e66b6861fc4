package org.socketlab.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;

/**
 * A check: a method that takes a {@link Lab} and grades one behaviour of a program from outside.
 */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Check {
  /** The behaviour, in words that complete "the program ...". */
  String value();

  /** What it is worth. */
  int points();

  /** Why a correct program does this: the lesson, told when the check fails. */
  String teaches();

  /**
   * The sentences of CONTRACT.md that the check enforces, word for word: a student who has read
   * nothing else must be able to pass. Part of a sentence is enough, and white space does not
   * count.
   */
  String[] contract() default {};

  /** The check's time limit, in seconds. */
  int seconds() default 60;

  /** Whether the check mostly waits: then bin/lab starts it at once, beside the others. */
  boolean waits() default false;
}
