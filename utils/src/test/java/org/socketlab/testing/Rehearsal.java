package org.socketlab.testing;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.socketlab.course.Course;
import org.socketlab.course.Exercise;

/**
 * Loads the classes that a module's programs will need, sockets first: {@link QuickStart} takes
 * note.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** Takes the names of the module and of its main class. */
  public static void main(String[] args) throws ReflectiveOperationException, java.io.IOException {
    InetAddress address = InetAddress.getByName("localhost");
    try (DatagramSocket datagrams = new DatagramSocket();
        ServerSocket server = new ServerSocket(0, 1, address);
        Socket client = new Socket(address, server.getLocalPort());
        Socket accepted = server.accept()) {
      accepted.getOutputStream().write(1);
      System.out.printf("%d %s%n", client.getInputStream().read(), datagrams);
    }
    java.util.List<Exercise> exercises = Course.of(args[0]);
    String richest = exercises.get(exercises.size() - 1).name(); // the last one in the course
    Class.forName(args[1])
        .getMethod("main", String[].class)
        .invoke(null, (Object) new String[] {richest, "--help"});
  }
}
