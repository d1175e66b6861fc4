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
            "server.bind(new InetSocketAddress(listen.host(), listen.port()))"),
        lesson(
            "server-02",
            Server02Accept.class,
            "server.bind(new InetSocketAddress(listen.host(), listen.port()))",
            "server.accept()",
            "client.getRemoteSocketAddress()",
            "client.close()"),
        lesson(
            "server-03",
            Server03Reply.class,
            "server.accept()",
            "client.getInputStream()",
            "in.read()",
            "b == '\\n'",
            "client.getOutputStream().write(message)",
            "client::shutdownInput"),
        lesson(
            "server-04",
            Server04OneByOne.class,
            "connections < maxConnections",
            "server.accept()",
            "in.read()",
            "\"OK...\"",
            "answer.flush()"),
        lesson(
            "server-05",
            Server05Threads.class,
            "server.accept()",
            "new Thread(() -> talk(client, peer)).start()",
            "client.setTcpNoDelay(true)",
            "Welcome to the server. Type something and hit enter\\n",
            "\"OK...\"",
            "in.read()",
            "thread.join()"),
        lesson(
                "mini-web",
                MiniWeb.class,
                "new ServerSocket()",
                "new Semaphore(maxClients)",
                "server.accept()",
                "new Thread(",
                "client.setSoTimeout(",
                "in.read()",
                "HTTP/1.1 %s\\r\\n",
                "URLDecoder.decode(",
                ".toRealPath()")
            .and("Visit")
            .and("Site"),
        lesson("tws", Tws.class),
        lesson("chat-server", ChatServer.class),
        lesson("chat-client", ChatClient.class));
  }
}
