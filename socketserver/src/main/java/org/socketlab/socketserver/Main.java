package org.socketlab.socketserver;

import org.socketlab.cli.Catalogue;
import org.socketlab.socketserver.chatclient.ChatClient;
import org.socketlab.socketserver.chatserver.ChatServer;
import org.socketlab.socketserver.miniweb.MiniWeb;
import org.socketlab.socketserver.tws.Tws;

/** The programs of this jar. */
public final class Main {
  private Main() {}

  /** Runs the program that the first argument names; without one, lists them. */
  public static void main(String[] args) {
    new Catalogue("socketserver")
        .add("server-01", Server01Bind::new)
        .add("server-02", Server02Accept::new)
        .add("server-03", Server03Reply::new)
        .add("server-04", Server04OneByOne::new)
        .add("server-05", Server05Threads::new)
        .add("mini-web", MiniWeb::new)
        .add("tws", Tws::new)
        .add("chat-server", ChatServer::new)
        .add("chat-client", ChatClient::new)
        .main(args);
  }
}
