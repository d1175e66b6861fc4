package org.socketlab.cli;

import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What {@code --version} prints: the program, SocketLab's version (from the jar) and Java's. */
final class Version implements IVersionProvider {
  @Spec private CommandSpec spec;

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "%s (SocketLab %s, Java %s)"
          .formatted(
              spec.name(), version == null ? "from its class files" : version, Runtime.version())
    };
  }
}
