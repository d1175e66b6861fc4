package org.socketlab.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Loads the classes that programs need, while Java takes note of them for a class archive. From it
 * a program starts without looking for classes and verifying them: with 3.7 x the processor time of
 * the same client in Python, and without it 4.9 x; an archive that Java makes as a program exits
 * ({@code -XX:ArchiveClassesAtExit}) gains next to nothing. For the launchers in {@code bin/}, and
 * for the kit that grades.
 */
@Command(name = "rehearsal")
public final class Rehearsal extends Program {
  @Mixin private final Target target = new Target("localhost", 0);

  @Parameters(index = "0", paramLabel = "JAR", description = "Whose classes of ours to load.")
  private Path jar;

  @Parameters(index = "1", paramLabel = "MAIN", description = "What lists the programs.")
  private String main;

  @Override
  protected void run(PrintStream out) throws IOException {
    try (DatagramSocket datagrams = new DatagramSocket();
        ServerSocket server = new ServerSocket(0, 1, target.resolve());
        Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
        Socket accepted = server.accept();
        ServerSocketChannel channel = ServerSocketChannel.open();
        Selector selector = Selector.open()) {
      accepted.getOutputStream().write(1);
      int one = client.getInputStream().read();
      out.printf("%d %s %s %d%n", one, datagrams, channel, selector.selectNow());
    }
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) file.stream()::iterator) {
        load(entry.getName().replace('/', '.'));
      }
    }
    try { // last, because it ends the process: each program's options, as it reads them
      Class.forName(main).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no programs in " + main, e);
    }
  }

  private static void load(String file) {
    if (file.startsWith("org.socketlab.") && file.endsWith(".class")) {
      String name = file.substring(0, file.length() - ".class".length());
      try {
        Class.forName(name, false, Rehearsal.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        // A test's class, which needs more than the programs have: none of them will miss it.
      }
    }
  }

  public static void main(String[] args) {
    Cli.main(new Rehearsal(), args);
  }
}
