/**
 * Shuts a submission in, with bubblewrap: {@link CheckSandbox} is where a check runs, with a
 * network of its own; {@link ProgramSandbox}, inside it, is where the program under test runs and
 * sees nothing but itself; {@link Bounds} are the program's limits; {@link SandboxProbe} tells
 * whether this machine can.
 */
package org.socketlab.sandbox;
