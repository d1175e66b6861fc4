#!/usr/bin/env python3
"""server-01: a place where clients find it

A server is found because it has an address that its clients know: an IP address, which says
which machine, and a port, which says which program on it. bind gives that pair to a socket. Two
servers cannot have the same pair, so the call fails with "Address already in use" for the second.

After bind nobody can connect yet: that is the next stage. This one prints two lines and ends.

    Socket created
    Socket bound to 127.0.0.1:8888
"""
import argparse
import socket
import sys


NAME = "server-01"


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


def bound(host, port):
    """A socket that has an address, and nobody listens at it yet."""
    #[
    # TODO 1: Find the address that the host's name stands for. Make a socket of its family, for
    # streams, and print "Socket created".
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        server = socket.socket(family, kind)
        print("Socket created", flush=True)
        # TODO 2: Allow the address to be used again (SO_REUSEADDR): else the port of a server that
        # has just ended is taken for a minute. Then bind the socket, and print what it is bound
        # to; the port may have been 0, which is any free one. If that fails, say so with fail(...).
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(address)
    except OSError as error:
        fail(f"listen on {text((host, port))}", error)
    print("Socket bound to " + text(server.getsockname()), flush=True)
    return server
    #]


def main():
    arguments = options()
    server = bound(arguments.host, arguments.port)
    server.close()


main()
