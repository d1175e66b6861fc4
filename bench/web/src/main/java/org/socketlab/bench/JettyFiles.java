package org.socketlab.bench;

import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.ResourceFactory;

/** Jetty, serving a folder as its manual says: {@code JettyFiles PORT FOLDER}. */
public final class JettyFiles {
  private JettyFiles() {}

  /** Runs until it is killed. */
  public static void main(String[] args) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    connector.setPort(Integer.parseInt(args[0]));
    connector.setAcceptQueueSize(1024);
    server.addConnector(connector);
    ResourceHandler files = new ResourceHandler();
    files.setBaseResource(ResourceFactory.of(files).newResource(Path.of(args[1])));
    server.setHandler(files);
    server.start();
    System.out.println("Listening on 127.0.0.1:" + connector.getLocalPort());
    server.join();
  }
}
