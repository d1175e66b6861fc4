#!/usr/bin/env python3
"""socket-05: the response

A reply is a status line, fields, an empty line, and a body. Where the body ends is said in one of
three ways (RFC 9112 section 6.3), and a client that guesses waits too long or reads too little:

1. "Transfer-Encoding: chunked": pieces, each after its length in hexadecimal; a piece of length 0
   is the last one.
2. "Content-Length: N": N bytes.
3. neither: all that comes until the server ends the stream.

204 and 304 have no body. Replies 1xx come before the real one, and are skipped.

The head is printed as it came, except for control characters, which could disturb a terminal; the
body is printed byte for byte, or written to a file with --output.
"""
import argparse
import os
import re
import signal
import socket
import sys
import urllib.parse

NAME = "socket-05"
MOST = 1 << 20  # bytes of a head


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
    parser.add_argument("--output", metavar="FILE")
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
    name = f"[{host}]" if ":" in host else host
    if port != 80:
        name += f":{port}"
    lines = [f"GET {path} HTTP/1.1", f"Host: {name}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("ascii")


class NotHttp(OSError):
    """The reply is not what HTTP says, or ends too early."""


def show(head):
    """Prints a head as it came, with its control characters escaped."""
    text = head.replace(b"\r\n", b"\n")
    text = re.sub(rb"[\x00-\x08\x0b-\x1f\x7f]", lambda found: b"\\x%02x" % found[0][0], text)
    sys.stdout.buffer.write(text)
    sys.stdout.buffer.flush()


def line(stream):
    """A line of a head or of the chunks, with its end."""
    #[
    # TODO 2: Read one line from the stream, to its line feed. A stream that ends before is an
    # error, and so is a line that does not end within MOST bytes: raise NotHttp("...").
    found = stream.readline(MOST)
    if not found.endswith(b"\n"):
        raise NotHttp("the reply ends early" if len(found) < MOST else "a line has no end")
    return found
    #]


def head(stream):
    """The head of the reply: its status, its fields by their names in lower case, its bytes."""
    #[
    # TODO 1: Read the status line: "HTTP/1.", a digit, a blank, three digits. Then the fields,
    # up to the empty line; of a name that comes twice keep both values. All of it has a limit.
    # If the stream ends early, show what did come, and then raise.
    status_line = line(stream)
    found = re.match(rb"HTTP/1\.[0-9] ([0-9]{3})(?![^ \r\n])", status_line)
    if not found:
        raise NotHttp("this is not HTTP/1")
    raw, fields = status_line, {}
    while True:
        try:
            next_line = line(stream)
        except NotHttp:
            show(raw)
            raise
        raw += next_line
        if len(raw) > MOST:
            raise NotHttp("the head has no end")
        if next_line.strip(b"\r\n") == b"":
            return int(found[1]), fields, raw
        name, colon, value = next_line.partition(b":")
        if not colon:
            raise NotHttp("a line of the head has no colon")
        fields.setdefault(name.strip().lower().decode("latin-1"), []).append(value.strip().decode("latin-1"))
    #]


def exactly(stream, count):
    """That many bytes, in pieces as they come."""
    #[
    # TODO 3: Read until "count" bytes are there, and hand each piece on (yield) as it comes. A
    # stream that ends before is an error: raise NotHttp, with the numbers of bytes that came and
    # that were expected.
    left = count
    while left > 0:
        piece = stream.read1(min(left, 65536))
        if not piece:
            raise NotHttp(f"the body ends early, after {count - left} of {count} bytes")
        left -= len(piece)
        yield piece
    #]


def body(stream, status, fields):
    """The body, in pieces as they come, by whichever of the three rules says where it ends."""
    #[
    # TODO 4: No body for 204 and 304. Then rule 1, chunks: read a line, its hexadecimal number
    # (ignore a ";" and the rest of the line), that many bytes and a line end; size 0 is the last
    # chunk, and an empty line after it ends the trailer.
    if status in (204, 304):
        return
    coding = ",".join(fields.get("transfer-encoding", [])).lower().strip()
    if coding:
        if not re.search(r"(^|[, \t])chunked$", coding):
            yield from iter(lambda: stream.read1(65536), b"")
            return
        while True:
            size = re.fullmatch(rb"([0-9A-Fa-f]{1,15})[ \t]*(;.*)?", line(stream).strip(b"\r\n"))
            if not size:
                raise NotHttp("a chunk has no length")
            if int(size[1], 16) == 0:
                while line(stream).strip(b"\r\n"):
                    pass  # a field of the trailer
                return
            yield from exactly(stream, int(size[1], 16))
            if line(stream).strip(b"\r\n"):
                raise NotHttp("a chunk is longer than it says")
    # TODO 5: Rule 2, a length: it must be one number, however it is repeated.
    lengths = {one.strip() for value in fields.get("content-length", []) for one in value.split(",")}
    if lengths:
        if len(lengths) > 1 or not re.fullmatch("[0-9]{1,18}", min(lengths), re.ASCII):
            raise NotHttp("the length is not one number: " + ", ".join(sorted(lengths)))
        yield from exactly(stream, int(lengths.pop()))
        return
    # TODO 6: Rule 3: until the server ends the stream.
    yield from iter(lambda: stream.read1(65536), b"")
    #]


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends the program, without a stack trace
    arguments = options()
    connection = connected(arguments.host, arguments.port, arguments.timeout)
    try:
        connection.sendall(request(arguments.host, arguments.port, arguments.path))
        print("Message sent successfully", flush=True)
        stream = connection.makefile("rb")
        status, fields, raw = head(stream)
        while 100 <= status < 200:
            status, fields, raw = head(stream)
        show(raw)
        out = open(arguments.output, "wb") if arguments.output else sys.stdout.buffer
        for piece in body(stream, status, fields):
            out.write(piece)
            out.flush()
        if arguments.output:
            out.close()
    except OSError as error:
        sys.stdout.flush()
        file = getattr(error, "filename", None)  # only a file has a name
        fail("write " + file if file else "read the reply", error, arguments.timeout)
    connection.close()


main()
