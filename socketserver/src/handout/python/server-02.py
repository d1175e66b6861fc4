#!/usr/bin/env python3
"""server-02: a client

listen tells the kernel to let clients in: from then on it shakes hands with each client that
connects, and keeps the connections in a queue, the backlog, until the program asks for one. accept
takes the first one out of the queue, or waits until there is one. What it returns is a second
socket, for this one client; the first one goes on listening.

    Socket created
    Socket bound to 127.0.0.1:8888
    Listening on 127.0.0.1:8888
    Connected with 127.0.0.1:50112
"""
import argparse
import signal
import socket
import sys


NAME = "server-02"


def fail(what, error):
    """Says on stderr what went wrong and why, and ends the program."""
    sys.exit(f"{NAME}: cannot {what}: {error.strerror or error}")


def number(least, most):
    """A type for argparse: whole numbers in ASCII digits, within bounds."""

    def parse(text):
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"'{text}' is no number from {least} to {most}")
        return int(text)

    return parse


def options():
    parser = argparse.ArgumentParser(prog=NAME, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=NAME + " 1.0")
    parser.add_argument("--trace", action="store_true", help="lab run draws the wire")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=number(0, 65535), default=8888)
    return parser.parse_args()


def text(address):
    """An address as the contract writes it: 127.0.0.1:8888, or [::1]:8888."""
    host = f"[{address[0]}]" if ":" in address[0] else address[0]
    return f"{host}:{address[1]}"


def listening(host, port):
    """A socket that clients can connect to."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        server = socket.socket(family, kind)
        print("Socket created", flush=True)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(address)
        print("Socket bound to " + text(server.getsockname()), flush=True)
    except OSError as error:
        fail(f"listen on {text((host, port))}", error)
    return server


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends the program, without a stack trace
    arguments = options()
    server = listening(arguments.host, arguments.port)
    #[
    # TODO 1: Let clients in (listen), and print "Listening on" and the socket's address.
    server.listen()
    print("Listening on " + text(server.getsockname()), flush=True)
    # TODO 2: Take one client (accept), and print "Connected with" and the client's address: accept
    # returns it together with the new socket. Then close both sockets.
    try:
        client, address = server.accept()
    except OSError as error:
        fail("accept a client", error)
    print("Connected with " + text(address), flush=True)
    client.close()
    server.close()
    #]


main()
