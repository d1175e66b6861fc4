#!/usr/bin/env python3
"""server-03: an answer

TCP carries a stream of bytes, and knows no messages. Where one ends is for the program to say:
here at the line feed, or where the stream ends, or after 64 KiB. A message may arrive in any
number of pieces, so one recv is not one message: the server reads on until it has seen the end.

Before a server closes a connection it ends its own stream and reads what the client still sends.
A close with bytes unread becomes a reset, and a reset can destroy the answer that is under way.

    Listening on 127.0.0.1:8888
    Connected with 127.0.0.1:50112
"""
import argparse
import signal
import socket
import sys


NAME = "server-03"
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
    #[
    # TODO 1: Read until the message is complete: it ends with a line feed, or where the stream
    # ends, or when it is MOST bytes long. A read may return any part of it. The bytes after the
    # line feed are the next message, so never read beyond it.
    received = b""
    while not received.endswith(b"\n") and len(received) < MOST:
        piece = client.recv(1)
        if not piece:
            break
        received += piece
    return received
    #]


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
    try:
        client, address = server.accept()
        print("Connected with " + text(address), flush=True)
        received = message(client)
        #[
        # TODO 2: Send the same bytes back. send may take only a part of them: sendall goes on.
        client.sendall(received)
        #]
    except OSError as error:  # a client that resets the connection is a failure here
        fail("serve the client", error)
    close(client)
    server.close()


main()
