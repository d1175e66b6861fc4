package org.socketlab.course;

/**
 * An exercise of the course: one program to write.
 *
 * @param name the program's name, which is its command: {@code echo-client}
 * @param module where it lives: {@code echo}
 * @param points what all its checks are worth together
 */
public record Exercise(String name, String module, int points) {}
