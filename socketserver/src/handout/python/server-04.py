#!/usr/bin/env python3
"""server-04: one client after another

Now the server goes on: it accepts a client, reads one message, answers, closes, and accepts the
next. A client that comes meanwhile waits in the backlog, connected but not served: a silent client
holds up all others. The next stage solves that.

A reset concerns one client only: the server serves the next one. It stops by itself after
--max-connections clients, or after an empty message, which it does not answer.
"""
import argparse
import signal
import socket
import sys


NAME = "server-04"
MOST = 64 * 1024


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
    parser.add_argument("--max-connections", type=number(1, 10**9), default=10)
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
        server.listen()
        print("Listening on " + text(server.getsockname()), flush=True)
    except OSError as error:
        fail(f"listen on {text((host, port))}", error)
    return server


def message(client):
    """The bytes up to and including a line feed, or up to the end of the stream; 64 KiB at most."""
    received = b""
    while not received.endswith(b"\n") and len(received) < MOST:
        piece = client.recv(1)
        if not piece:
            break
        received += piece
    return received


def close(client):
    """Ends our stream, and reads what the client still sends: else a reset may hit our answer."""
    client.settimeout(2)
    left = 1 << 20
    try:
        client.shutdown(socket.SHUT_WR)
        while left > 0:
            piece = client.recv(65536)
            if not piece:
                break
            left -= len(piece)
    except OSError:
        pass  # the client has gone by itself
    client.close()


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends the program, without a stack trace
    arguments = options()
    server = listening(arguments.host, arguments.port)
    #[
    # TODO 1: Serve clients one after another, arguments.max_connections of them: accept, print
    # "Connected with", read the message, send b"OK..." and the message, close.
    for _ in range(arguments.max_connections):
        client, address = server.accept()
        print("Connected with " + text(address), flush=True)
        # TODO 2: Stop, without an answer, after an empty message: a bare line end, or the end of the
        # stream with nothing sent.
        # TODO 3: A client may reset its connection: that is an OSError. It counts as served, and
        # the next one is served all the same.
        try:
            received = message(client)
            if received.rstrip(b"\r\n") == b"":
                close(client)
                break
            client.sendall(b"OK..." + received)
        except OSError as error:
            print(f"{NAME}: lost the client: {error.strerror}", file=sys.stderr)
        close(client)
    server.close()
    #]


main()
