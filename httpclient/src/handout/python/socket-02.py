#!/usr/bin/env python3
"""socket-02: an address

Names are for people. A socket wants an address: four bytes for IPv4, sixteen for IPv6. The
resolver knows them, from a file (/etc/hosts) or from a name server, and may know several for one
name. The first one is taken here, IPv4 before IPv6.

    Socket created
    IP address of localhost is 127.0.0.1
"""
import argparse
import re
import signal
import socket
import sys

NAME = "socket-02"


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


def first_address(host, timeout):
    """The first address that the host's name resolves to, IPv4 before IPv6."""
    #[
    # TODO 1: Ask the resolver for the addresses of the host. Take the first IPv4 address, or where
    # there is none the first IPv6 address. An unknown name: fail("resolve " + host, ...).
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        fail("resolve " + host, error, timeout)
    found.sort(key=lambda entry: entry[0] != socket.AF_INET)
    return found[0][4][0]
    #]


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends the program, without a stack trace
    arguments = options()
    try:
        connection = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    except OSError as error:
        fail("create a socket", error, arguments.timeout)
    print("Socket created", flush=True)
    address = first_address(arguments.host, arguments.timeout)
    #[
    # TODO 2: Print the line that the contract wants, and close the socket.
    print(f"IP address of {arguments.host} is {address}", flush=True)
    connection.close()
    #]


main()
