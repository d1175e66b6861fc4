package org.socketlab.socketserver;

import org.socketlab.socketserver.chatclient.ChatClient;
import org.socketlab.socketserver.chatserver.ChatServer;
import org.socketlab.socketserver.miniweb.MiniWeb;
import org.socketlab.socketserver.tws.Tws;
import org.socketlab.testing.lesson.LessonTest;

final class SocketserverLessonTest extends LessonTest {
  SocketserverLessonTest() {
    super(
        "socketserver",
        lesson(
            "server-01",
            Server01Bind.class,
            "new ServerSocket()",
            "server.setReuseAddress(true)",
            "server.bind("),
        lesson("server-02", Server02Accept.class, "server.bind(", "server.accept()"),
        lesson(
            "server-03",
            Server03Reply.class,
            "server.accept()",
            "client.getInputStream()",
            "client.getOutputStream().write("),
        lesson("server-04", Server04OneByOne.class, "for (", "server.accept()"),
        lesson("server-05", Server05Threads.class, "server.accept()"),
        lesson("mini-web", MiniWeb.class, "--max-clients"),
        lesson("tws", Tws.class),
        lesson("chat-server", ChatServer.class),
        lesson("chat-client", ChatClient.class));
  }
}
