/** The code that the commands of {@code bin/lab} share, for students and for instructors. */
package org.socketlab.tool;
