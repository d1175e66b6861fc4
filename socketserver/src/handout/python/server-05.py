#!/usr/bin/env python3
"""server-05: all of them at once

A thread for each client: while one thread waits for its client's next message, the others go on.
The main thread does nothing but accept. A thread needs only its own client's socket, so the threads
share nothing and need no locks.

A thread that fails must fail alone: a client that resets its connection ends its own thread and
nothing else. The server runs until it is stopped.
"""
import argparse
import signal
import socket
import sys
import threading
import time


NAME = "server-05"
MOST = 64 * 1024
WELCOME = b"Welcome to the server. Type something and hit enter\n"


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


def serve(client):
    """Talks to one client until its stream ends, in a thread of its own."""
    #[
    # TODO 2: Send WELCOME, then answer each message with b"OK..." and the message, until the
    # client's stream ends: then message(...) returns nothing. A reset is an OSError, and ends this
    # client alone. Close the client's socket in any case.
    try:
        client.sendall(WELCOME)
        while True:
            received = message(client)
            if not received:
                break
            client.sendall(b"OK..." + received)
    except OSError as error:
        print(f"{NAME}: lost a client: {error.strerror}", file=sys.stderr)
    close(client)
    #]


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends the program, without a stack trace
    arguments = options()
    server = listening(arguments.host, arguments.port)
    while True:
        #[
        # TODO 1: Accept a client, print "Connected with", and start a thread for it that runs
        # serve(client). As a daemon the thread does not keep the program from ending.
        # TODO 3: Where the process has no file descriptors left, accept fails until a client has gone:
        # say so, wait a moment, and go on.
        try:
            client, address = server.accept()
        except OSError as error:
            print(f"{NAME}: cannot accept a client: {error.strerror}", file=sys.stderr)
            time.sleep(0.1)
            continue
        print("Connected with " + text(address), flush=True)
        threading.Thread(target=serve, args=(client,), daemon=True).start()
        #]


main()
