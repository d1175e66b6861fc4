#!/usr/bin/env python3
"""socket-01: a socket

A socket is a process's end of a conversation. The kernel makes one when it is asked: for a
family of addresses (IPv4, IPv6) and a kind of conversation (a stream of bytes, which is TCP, or
datagrams, which is UDP). Nothing has left the machine yet, and nobody else knows of it.

    Socket created
"""
import argparse
import re
import signal
import socket
import sys

NAME = "socket-01"


def fail(what, error, patience):
    """Says on stderr what went wrong and why, and ends the program."""
    if isinstance(error, TimeoutError):
        sys.exit(f"{NAME}: cannot {what}: no answer within {patience:g} s")
    sys.exit(f"{NAME}: cannot {what}: {error.strerror or error}")


def port(text):
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"'{text}' is no port: 0 to 65535")
    return int(text)


def seconds(text):
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?|\.[0-9]+", text, re.ASCII) or float(text) == 0:
        raise argparse.ArgumentTypeError(f"'{text}' is no time: seconds, above 0")
    return float(text)


def options():
    parser = argparse.ArgumentParser(prog=NAME, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=NAME + " 1.0")
    parser.add_argument("--trace", action="store_true", help="lab run draws the wire")
    parser.add_argument("--host", default="www.google.com")
    parser.add_argument("--port", type=port, default=80)
    parser.add_argument("--timeout", type=seconds, default=5)
    return parser.parse_args()


def main():
    arguments = options()
    #[
    # TODO 1: Ask the kernel for a socket, for IPv4 and streams, print "Socket created", and close
    # it. The kernel may have none left: use fail("create a socket", error, arguments.timeout).
    try:
        connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    except OSError as error:
        fail("create a socket", error, arguments.timeout)
    print("Socket created", flush=True)
    connection.close()
    #]


main()
