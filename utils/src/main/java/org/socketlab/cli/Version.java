package org.socketlab.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints: the program, SocketLab's version (from the jar) and Java's. */
final class Version implements IVersionProvider {
  private final String program;

  Version(String program) {
    this.program = program;
  }

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "%s (SocketLab %s, Java %s)"
          .formatted(program, version == null ? "from its class files" : version, Runtime.version())
    };
  }
}
