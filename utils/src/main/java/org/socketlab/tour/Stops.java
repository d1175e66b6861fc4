package org.socketlab.tour;

import java.util.List;

/** The stops of the tour, in the order of the course. */
final class Stops {
  private static final String PAGE = "Hello from a web server on your own machine.\n";

  private Stops() {}

  static List<TourStop> all() {
    return List.of(
        new TourStop(
            "basics-01",
            "a machine knows its own name, and a name resolves to an address",
            stage -> stage.run("Host name [", "bin/basics-01")),
        new TourStop(
            "basics-02",
            "one name may have several addresses; IPv4 comes first",
            stage -> stage.run("of [localhost]", "bin/basics-02 localhost")),
        new TourStop(
            "basics-03",
            "a port is a number; that 80 means http is a convention, kept in a table",
            stage -> {
              stage.run("=> name [smtp]", "bin/basics-03");
              stage.run("=> name [ntp]", "bin/basics-03 --protocol udp --port 123");
            }),
        new TourStop(
            "wiretap",
            "what two programs say to each other, as a ladder: each arrow is bytes, or an end of stream",
            stage -> {
              int far = stage.serve("bin/echo-server --port 0");
              int near = stage.serve("bin/wiretap --listen 0 --to 127.0.0.1:" + far);
              stage.run("Received: Hola!", "bin/echo-client --message Hola! --port " + near);
              stage.hear(6);
            }),
        new TourStop(
            "ntp-server",
            "a UDP server has no connections: it listens, and each datagram is a question of its own",
            stage -> {
              int port = stage.serve("bin/ntp-server --port 0");
              stage.run("Stratum [1]", "bin/basics-05 --server localhost --port " + port);
            }),
        new TourStop(
            "basics-04",
            "a library asks in a few lines; Offset is how far this clock is from the server's",
            stage -> {
              int port = stage.serve("bin/ntp-server --port 0");
              stage.run("Offset [", "bin/basics-04 --server localhost --port " + port);
            }),
        new TourStop(
            "basics-05",
            "the same question without a library: 48 bytes there, 48 bytes back",
            stage -> {
              int port = stage.serve("bin/ntp-server --port 0");
              stage.run("Offset [", "bin/basics-05 --packet --server localhost --port " + port);
            }),
        new TourStop(
            "socket-01",
            "a socket is only a door of this process: nothing has left the machine",
            stage -> stage.run("Socket created", "bin/socket-01 --host localhost")),
        new TourStop(
            "socket-02",
            "names are for people: the socket needs an address",
            stage -> stage.run("IP address of localhost is", "bin/socket-02 --host localhost")),
        new TourStop(
            "socket-03",
            "connected: both kernels have agreed to talk, and no program has said a word",
            stage -> {
              int port = stage.web(PAGE);
              stage.run(
                  "Socket connected to localhost", "bin/socket-03 --host localhost --port " + port);
            }),
        new TourStop(
            "socket-04",
            "sent means handed to the kernel: only an answer tells whether the server read it",
            stage -> {
              int port = stage.web(PAGE);
              stage.run(
                  "Message sent successfully", "bin/socket-04 --host localhost --port " + port);
            }),
        new TourStop(
            "socket-05",
            "the headers say where the body ends: the client stops there, and does not wait for the connection to end",
            stage -> {
              int port = stage.web(PAGE);
              stage.run(PAGE.strip(), "bin/socket-05 --host localhost --port " + port);
            }),
        new TourStop(
            "server-01",
            "bind gives the socket its address; nobody can connect to it yet",
            stage -> stage.run("Socket bound to 127.0.0.1:", "bin/server-01 --port 0")),
        new TourStop(
            "server-02",
            "accept returns a second socket, for this one client; the client's port was chosen by its kernel",
            stage -> {
              int port = stage.serve("bin/server-02 --port 0");
              stage.run("", "cat </dev/tcp/127.0.0.1/" + port);
            }),
        new TourStop(
            "server-03",
            "the server reads to the end of the message before it answers",
            stage -> {
              int port = stage.serve("bin/server-03 --port 0");
              stage.run("Received: Hola!", "bin/echo-client --message Hola! --port " + port);
            }),
        new TourStop(
            "server-04",
            "one client after another: the second waits for the first",
            stage -> {
              int port = stage.serve("bin/server-04 --port 0");
              stage.run("OK...Hola", talk(port, "Hola", "cat"));
              stage.run("OK...Adios", talk(port, "Adios", "cat"));
            }),
        new TourStop(
            "server-05",
            "a thread for each client: the silent one holds nobody up",
            stage -> {
              int port = stage.serve("bin/server-05 --port 0");
              stage.silentClient(port);
              stage.run("OK...Hola", talk(port, "Hola", "head -n 2"));
            }),
        new TourStop(
            "mini-web",
            "the first HTTP: one line there, the file's bytes back, and the stream ends with the file",
            stage -> {
              int port = stage.serve("bin/mini-web --port 0");
              stage.run("<!doctype html>", talk(port, "GET /", "head -n 4"));
              stage.run("HTTP/1.1 200 OK", get(port, "/", "Accept: text/html", "head -n 8"));
            }),
        new TourStop(
            "tws",
            "the user is on disk before the 201; a part of a file is a reply of its own",
            stage -> {
              int port = stage.serve("bin/tws --port 0 --data target/tour");
              stage.run("201 Created", post(port, "/createUser", "{\"Nombre\":\"Ana\"}"));
              stage.run(
                  "Content-Range: bytes 0-19/", get(port, "/bigfile", "Range: bytes=0-19", "cat"));
            }),
        new TourStop(
            "chat-server",
            "one endless reply tells what happens; a client that comes back is told what it missed",
            stage -> {
              stage.run("", "rm -rf target/tour-chat");
              int port = stage.serve("bin/chat-server 127.0.0.1 0 --data target/tour-chat");
              stage.run("201 Created", post(port, "/users", "{\"name\":\"ana\"}"));
              stage.run(
                  "data: [{\"name\":\"ana\"}]",
                  get(port, "/events", "Last-Event-ID: 0", "sed /^data/q"));
            }),
        new TourStop(
            "chat-client",
            "new messages have a greater id than the last one seen; a later client is told what was said",
            stage -> {
              stage.run("", "rm -rf target/tour-talk");
              int port = stage.serve("bin/chat-server 127.0.0.1 0 --data target/tour-talk");
              String client = "bin/chat-client 127.0.0.1 " + port;
              stage.run("", "echo Hola! | " + client + " --name ana");
              stage.run("ana: Hola!", client + " --name bea");
            }),
        new TourStop(
            "echo-server",
            "one thread and a selector for all clients; it sends back what it gets",
            stage -> {
              int port = stage.serve("bin/echo-server --port 0");
              stage.silentClient(port);
              stage.run("3 sent, 3 echoed", "bin/echo-client --count 3 --port " + port);
            }),
        new TourStop(
            "echo-client",
            "it ends its stream when all is sent, and reads until all is back",
            stage -> {
              int port = stage.serve("bin/echo-server --port 0");
              stage.run("Received: Hola!", "bin/echo-client --message Hola! --port " + port);
            }),
        new TourStop(
            "lab",
            "a file for each exercise says what to do, and ./lab check says what is still wrong",
            stage -> stage.run("next: cd my-lab", "bin/lab start")));
  }

  /** bash as a client: a line to the server, then what comes back. */
  private static String talk(int port, String line, String reader) {
    return "exec 3<>/dev/tcp/127.0.0.1/%d; echo %s >&3; %s <&3".formatted(port, line, reader);
  }

  /** bash as an HTTP client: a request with a field, and the whole reply. */
  private static String get(int port, String path, String field, String reader) {
    String fields = "Host: tour\\r\\nConnection: close\\r\\n" + field + "\\r\\n";
    return "exec 3<>/dev/tcp/127.0.0.1/%d; printf 'GET %s HTTP/1.1\\r\\n%s\\r\\n' >&3; %s <&3"
        .formatted(port, path, fields, reader);
  }

  /** The same with a body of JSON. */
  private static String post(int port, String path, String json) {
    String fields =
        "Host: tour\\r\\nConnection: close\\r\\nContent-Type: application/json\\r\\nContent-Length: "
            + json.length();
    return "exec 3<>/dev/tcp/127.0.0.1/%d; printf 'POST %s HTTP/1.1\\r\\n%s\\r\\n\\r\\n%s' >&3; cat <&3"
        .formatted(port, path, fields, json);
  }
}
