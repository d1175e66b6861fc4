#!/usr/bin/env python3
"""socket-04: a request

HTTP/1.1 is text: a request line (method, path, version), fields, and an empty line that says that
the head is over. Each line ends with two bytes, CR and LF. "Host" says which of the server's sites
is meant (RFC 9112 section 3.2), and "Connection: close" that this is the only request.

sendall hands the bytes to the kernel. Its return does not mean that the server has read them: only
an answer shows that, in the next stage.

    Socket connected to localhost on ip 127.0.0.1
    Message sent successfully
"""
import argparse
import re
import signal
import socket
import sys
import urllib.parse

NAME = "socket-04"


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


def path(text):
    """A path as it goes on the wire: beyond ASCII it is percent-encoded UTF-8."""
    if not text.startswith("/") or re.search(r"[\x00-\x20\x7f-\x9f#]", text):
        raise argparse.ArgumentTypeError("a path begins with / and has no blanks, control characters or #")
    return "".join(c if c.isascii() else urllib.parse.quote(c) for c in text)


def options():
    parser = argparse.ArgumentParser(prog=NAME, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=NAME + " 1.0")
    parser.add_argument("--trace", action="store_true", help="lab run draws the wire")
    parser.add_argument("--host", default="www.google.com")
    parser.add_argument("--port", type=port, default=80)
    parser.add_argument("--timeout", type=seconds, default=5)
    parser.add_argument("--path", type=path, default="/")
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
    try:
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        connection = socket.socket(family, socket.SOCK_STREAM)
        connection.settimeout(timeout)
        connection.connect((address, port))
    except OSError as error:
        fail(f"connect to {host} port {port}", error, timeout)
    print(f"Socket connected to {host} on ip {address}", flush=True)
    return connection


def request(host, port, path):
    """The bytes that ask for the path."""
    #[
    # TODO 1: Put the request together: the request line, "Host" and "Connection: close", an empty
    # line; each line ends with CR and LF. "Host" carries the port unless it is 80 (RFC 9110 section
    # 7.2), and an IPv6 address stands in brackets there.
    name = f"[{host}]" if ":" in host else host
    if port != 80:
        name += f":{port}"
    lines = [f"GET {path} HTTP/1.1", f"Host: {name}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("ascii")
    #]


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends the program, without a stack trace
    arguments = options()
    connection = connected(arguments.host, arguments.port, arguments.timeout)
    message = request(arguments.host, arguments.port, arguments.path)
    #[
    # TODO 2: Send it, all of it, and print the line that the contract wants. Then close the
    # connection. What fails is an OSError: fail("send the request", error, arguments.timeout).
    try:
        connection.sendall(message)
    except OSError as error:
        fail("send the request", error, arguments.timeout)
    print("Message sent successfully", flush=True)
    connection.close()
    #]


main()
