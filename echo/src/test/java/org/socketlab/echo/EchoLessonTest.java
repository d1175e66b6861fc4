package org.socketlab.echo;

import org.socketlab.testing.lesson.LessonTest;

/** What a student of each exercise reads in its files. */
final class EchoLessonTest extends LessonTest {
  EchoLessonTest() {
    super(
        "echo",
        lesson(
                "echo-server",
                EchoServer.class,
                "Selector.open()",
                "ServerSocketChannel.open()",
                "selector.select(",
                ".accept()",
                "client.read(",
                "client.write(",
                "new DatagramSocket(null)",
                "socket.receive(datagram)",
                "socket.send(datagram)")
            .and(EchoConnection.class),
        lesson(
                "echo-client",
                EchoClient.class,
                "InetAddress.getAllByName(target.host())",
                "new Socket()",
                "socket.connect(server",
                "new Thread(",
                "out.write(",
                "socket.shutdownOutput()",
                "socket.getInputStream().read(",
                "new DatagramSocket(null)",
                "socket.receive(packet)")
            .and(TcpTransport.class)
            .and(UdpTransport.class));
  }
}
