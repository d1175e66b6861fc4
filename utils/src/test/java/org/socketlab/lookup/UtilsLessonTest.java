package org.socketlab.lookup;

import org.socketlab.testing.lesson.LessonTest;
import org.socketlab.wiretap.Wiretap;

final class UtilsLessonTest extends LessonTest {
  UtilsLessonTest() {
    super(
        "utils",
        lesson(
            "basics-01",
            Basics01HostName.class,
            "InetAddress.getLocalHost()",
            "InetAddress.getLoopbackAddress()"),
        lesson("basics-02", Basics02Addresses.class, "InetAddress.getAllByName(host)"),
        lesson(
            "basics-03",
            Basics03Services.class,
            "service.port() == port && service.protocol().equals("),
        lesson("wiretap", Wiretap.class));
  }
}
