/** What the commands of {@code bin/lab} share, those for students and those for instructors. */
package org.socketlab.tool;
