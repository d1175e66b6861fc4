#!/usr/bin/env python3
"""socket-03: a connection

connect asks the server's kernel whether somebody listens at that address and port. Three small
packets go over the wire (SYN, SYN-ACK, ACK), and then both kernels have agreed to talk. No
program has said a word yet, and the server's program may not even know.

The answer may be a refusal (nobody listens there), or silence: so the wait has a limit.

    Socket created
    IP address of localhost is 127.0.0.1
    Socket connected to localhost on ip 127.0.0.1
"""
import argparse
import re
import signal
import socket
import sys

NAME = "socket-03"


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
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError as error:
        fail("resolve " + host, error, timeout)
    found.sort(key=lambda entry: entry[0] != socket.AF_INET)
    return found[0][4][0]


def connected(host, port, timeout):
    """A connection to the host, with the lines that tell how it came about."""
    print("Socket created", flush=True)
    address = first_address(host, timeout)
    print(f"IP address of {host} is {address}", flush=True)
    #[
    # TODO 1: Make a socket of the address's family (an IPv6 address has colons), for streams, that
    # waits "timeout" seconds at most, and connect it. Then print the third line. A refusal and
    # silence are OSErrors: fail(f"connect to {host} port {port}", error, timeout).
    try:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        connection = socket.socket(family, socket.SOCK_STREAM)
        connection.settimeout(timeout)
        connection.connect((address, port))
    except OSError as error:
        fail(f"connect to {host} port {port}", error, timeout)
    print(f"Socket connected to {host} on ip {address}", flush=True)
    return connection
    #]


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends the program, without a stack trace
    arguments = options()
    connection = connected(arguments.host, arguments.port, arguments.timeout)
    connection.close()


main()
