#!/usr/bin/env python3
"""echo-server: send back what comes (RFC 862).

One thread serves all clients. It may never wait for a single one, so every socket is non-blocking:
a read or a write does only what is possible at once. The thread waits at a selector, which tells
which sockets have something to read, or room to write.

A client may send and not read. Then its echo does not fit into the buffers. The server keeps the
rest, and reads nothing more from that client until the rest is sent: TCP makes the client wait, and
nobody else notices. When a client ends its stream and all is sent back, the server ends its own.

With --udp all clients share one socket, and each datagram goes back to its sender.
"""
import argparse
import selectors
import signal
import socket
import sys
import time

NAME = "echo-server"
ANSWERS_ANYTHING = {7, 13, 17, 19, 37}  # ports of servers that would answer our answer
PATIENCE = 2  # seconds for the last bytes, when the server is told to stop


def fail(what, error):
    """Says on stderr what went wrong and why, and ends the program."""
    sys.exit(f"{NAME}: cannot {what}: {error.strerror or error}")


def port(text):
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"'{text}' is no port: 0 to 65535")
    return int(text)


def options():
    parser = argparse.ArgumentParser(prog=NAME, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=NAME + " 1.0")
    parser.add_argument("--trace", action="store_true", help="lab run draws the wire")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=port, default=8888)
    parser.add_argument("--udp", action="store_true")
    return parser.parse_args()


def text(address):
    """An address as the contract writes it: 127.0.0.1:8888, or [::1]:8888."""
    host = f"[{address[0]}]" if ":" in address[0] else address[0]
    return f"{host}:{address[1]}"


def listening(arguments):
    """The server's socket, for streams or datagrams; says where it listens."""
    #[
    # TODO 1: Make a socket for the host's address, of the kind that --udp says, and bind it. For
    # streams allow the address to be used again (SO_REUSEADDR), and listen. Then print
    # "Listening on" and its address. If that fails: fail(f"listen on {host}:{port}", error).
    kind = socket.SOCK_DGRAM if arguments.udp else socket.SOCK_STREAM
    try:
        found = socket.getaddrinfo(arguments.host, arguments.port, type=kind)[0]
        server = socket.socket(found[0], kind)
        if not arguments.udp:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(found[4])
        if not arguments.udp:
            server.listen(1024)
    except OSError as error:
        fail("listen on " + text((arguments.host, arguments.port)), error)
    print("Listening on " + text(server.getsockname()), flush=True)
    return server
    #]


class Client:
    """One client: its socket, what it is still owed, and whether it has said all."""

    def __init__(self, connection):
        self.connection = connection
        self.owed = b""
        self.ended = False

    def turn(self):
        """Does what goes at once: writes what is owed, else reads. Returns what to wait for next."""
        #[
        # TODO 3: If something is owed, send as much of it as goes (send on a non-blocking socket may
        # take a part, or raise BlockingIOError), and wait for EVENT_WRITE while something is left.
        # Only when nothing is owed, read: what comes is owed. The end of the stream is b"".
        # Return 0 when the client has said all and got all, or else what to wait for.
        try:
            if not self.owed and not self.ended:
                self.owed = self.connection.recv(65536)
                self.ended = not self.owed
            if self.owed:
                sent = self.connection.send(self.owed)
                self.owed = self.owed[sent:]
        except BlockingIOError:
            pass
        if self.owed:
            return selectors.EVENT_WRITE
        return 0 if self.ended else selectors.EVENT_READ
        #]


def serve(server, stop):
    """Serves all clients of the listening socket, until "stop" has something to read."""
    #[
    # TODO 2: Register the server's socket and "stop" at a selector, and wait for whichever is ready.
    # A ready server means a client to accept; make its socket non-blocking and register it, with its
    # Client. A ready client has its turn(), which returns what to wait for next; 0 means close. An
    # OSError ends that client only.
    # TODO 4: When "stop" is ready, accept no more clients. Every client gets what it is still owed,
    # within PATIENCE seconds; then end its stream (shutdown) and close.
    selector = selectors.DefaultSelector()
    server.setblocking(False)
    selector.register(server, selectors.EVENT_READ)
    selector.register(stop, selectors.EVENT_READ)
    clients = {}
    deadline = None
    while deadline is None or clients and time.monotonic() < deadline:
        ready = selector.select(None if deadline is None else 0.05)
        for key, _ in ready:
            if key.fileobj is stop:
                deadline = time.monotonic() + PATIENCE
                selector.unregister(stop)
                selector.unregister(server)
                server.close()
            elif key.fileobj is server and deadline is None:
                try:
                    connection, _ = server.accept()
                except OSError:
                    continue  # it has gone again, or there are no file descriptors left
                connection.setblocking(False)
                clients[connection] = Client(connection)
                selector.register(connection, selectors.EVENT_READ)
            elif key.fileobj in clients:
                turn(selector, clients, key.fileobj)
        if deadline is not None:
            end_idle(selector, clients, {key.fileobj for key, _ in ready})
    for connection in clients:
        connection.close()
    #]


#[
def turn(selector, clients, connection):
    try:
        wanted = clients[connection].turn()
        if wanted:
            selector.modify(connection, wanted)
            return
        connection.shutdown(socket.SHUT_WR)
    except OSError:
        pass
    selector.unregister(connection)
    connection.close()
    del clients[connection]


def end_idle(selector, clients, ready):
    for connection in [one for one in clients if one not in ready and not clients[one].owed]:
        if not clients[connection].ended:
            clients[connection].ended = True
            try:
                connection.shutdown(socket.SHUT_WR)
            except OSError:
                pass
        selector.unregister(connection)
        connection.close()
        del clients[connection]
#]


def serve_datagrams(server):
    """Sends each datagram back to its sender."""
    own = server.getsockname()[1]
    while True:
        #[
        # TODO 5: Receive a datagram and its sender's address, and send the same bytes back there.
        # Not to a port of ANSWERS_ANYTHING, nor to one with our own number: such a server would
        # answer our answer, and both would talk for ever (CERT CA-1996-01).
        datagram, sender = server.recvfrom(65535)
        if sender[1] in ANSWERS_ANYTHING or sender[1] == own:
            continue
        try:
            server.sendto(datagram, sender)
        except OSError:
            pass  # the sender can't be reached
        #]


def main():
    arguments = options()
    if arguments.udp:
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_DFL)
        serve_datagrams(listening(arguments))
    # A signal may come at any time; so that a selector sees it, Python writes a byte into a socket.
    stop, wake = socket.socketpair()
    wake.setblocking(False)
    signal.set_wakeup_fd(wake.fileno())
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: None)
    serve(listening(arguments), stop)


main()
