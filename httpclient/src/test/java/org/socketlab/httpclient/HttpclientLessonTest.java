package org.socketlab.httpclient;

import org.socketlab.testing.lesson.LessonTest;

/** What a student of each exercise reads in its file. */
final class HttpclientLessonTest extends LessonTest {
  HttpclientLessonTest() {
    super(
        "httpclient",
        lesson("socket-01", Socket01Create.class, "new Socket()"),
        lesson("socket-02", Socket02Resolve.class, "InetAddress.getAllByName(target.host())"),
        lesson(
            "socket-03",
            Socket03Connect.class,
            "InetAddress.getAllByName(target.host())",
            "socket.connect(new InetSocketAddress(address, target.port())"),
        lesson(
            "socket-04",
            Socket04Send.class,
            "socket.connect(new InetSocketAddress(address, target.port())",
            "\"GET %s HTTP/1.1\\r\\n\"",
            "\"Host: %s\\r\\n\"",
            "\"Connection: close\\r\\n\"",
            "socket.getOutputStream().write("),
        lesson(
                "socket-05",
                Socket05Receive.class,
                "socket.getOutputStream().write(",
                "socket.getInputStream()",
                "\"Content-Length\"",
                "\"Transfer-Encoding\"",
                "Long.parseLong(size, 16)",
                "in.read(piece, 0")
            .and(ReplyBody.class));
  }
}
