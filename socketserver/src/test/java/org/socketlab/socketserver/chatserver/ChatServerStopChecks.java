package org.socketlab.socketserver.chatserver;

import static org.socketlab.socketserver.chatserver.ChatLab.join;

import java.net.InetSocketAddress;
import org.socketlab.socketserver.chatserver.ChatLab.User;
import org.socketlab.socketserver.web.Talk;
import org.socketlab.testing.Check;
import org.socketlab.testing.Child;
import org.socketlab.testing.Grades;
import org.socketlab.testing.Lab;
import org.socketlab.testing.Usage;

/** How chat-server starts and stops, from outside. */
@Grades("chat-server")
public final class ChatServerStopChecks {
  @Check(
      value =
          "listens where it is told, says so, and stops on SIGTERM though clients wait for news",
      points = 3,
      contract = {
        "`HOST PORT [--data DIR] [--per-address 500]",
        "Ports are 0-65535, else exit 2.",
        "When a server is ready for connections it prints exactly `Listening on 127.0.0.1:8888`",
        "A port in use: exit 1, `NAME: cannot listen on 127.0.0.1:8888: Address already in use`.",
        "On SIGTERM or Ctrl-C it stops accepting, finishes what it is answering (2 s at most), and exits with 0 or the signal's status"
      },
      teaches = "A server is started and stopped by programs: they read its line and its status.")
  void startsAndStops(Lab lab) {
    String port = lab.listen().port();
    String data = lab.folder().resolve("data").toString();
    lab.start("127.0.0.1", port, "--data", data)
        .expectFailure(
            "chat-server", 1, "cannot listen on 127.0.0.1:" + port + ": Address already in use");
    Usage.expectRefusal(lab, "127.0.0.1", "65536");
    stopWhileClientsWait(lab, Child::terminate);
  }

  @Check(
      value = "stops on Ctrl-C as it does on SIGTERM",
      points = 1,
      contract =
          "On SIGTERM or Ctrl-C it stops accepting, finishes what it is answering (2 s at most), and exits with 0 or the signal's status",
      teaches =
          "Ctrl-C is SIGINT: another signal for the same purpose. Some languages turn it into an exception, and a user sees a stack trace.")
  void interrupted(Lab lab) {
    stopWhileClientsWait(lab, Child::interrupt);
  }

  private static void stopWhileClientsWait(Lab lab, java.util.function.Consumer<Child> stop) {
    Child child = ChatLab.start(lab);
    InetSocketAddress server = child.listening();
    try (EventLines reader = new EventLines(lab, server, null);
        Talk waiting = Talk.to(lab, server)) {
      waiting.send(Talk.request("GET", "/messages?after=0&wait=60"));
      User ana = join(lab, server, lab.randomWord());
      ana.post("before the end");
      reader.expect("message");
      stop.accept(child);
      child.expectStopped();
    }
  }
}
