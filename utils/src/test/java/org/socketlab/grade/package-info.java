/** Grades a whole class: {@code bin/lab grade}. */
package org.socketlab.grade;
