package org.socketlab.ntp;

import org.socketlab.testing.lesson.LessonTest;

final class NtpLessonTest extends LessonTest {
  NtpLessonTest() {
    super(
        "ntp",
        lesson("ntp-server", NtpServer.class, "new DatagramSocket(", "receive(", "socket.send("),
        lesson(
            "basics-04",
            Basics04Library.class,
            "InetAddress.getAllByName(",
            "new NTPUDPClient()",
            "client.open()",
            "client.getTime("),
        lesson(
            "basics-05",
            Basics05Datagram.class,
            "InetAddress.getAllByName(",
            "new DatagramSocket()",
            "new byte[48]",
            "0b00_100_011",
            "putLong(40, t1.bits())",
            "socket.send(new DatagramPacket(request, request.length, address))",
            "socket.receive(datagram)",
            "t4.nanosSince(t1) - t3.nanosSince(t2)",
            "(t2.nanosSince(t1) + t3.nanosSince(t4)) / 2"));
  }
}
