#!/usr/bin/env python3
"""ntp-server: somebody to ask for the time (RFC 4330, RFC 5905).

A question is a datagram of 48 bytes, and so is the answer; there is no connection. The client
writes down when it asked (its transmit timestamp). The server copies that into the answer, so that
the client knows which question is answered, and adds two times of its own clock: when the question
came, and when the answer left. With the time when the answer came, the client has four times, and
can compute how far its clock is off, in spite of the delay.

An NTP timestamp is two numbers of 32 bits: the seconds since 1900, and the fraction of a second.

    byte 0       leap indicator (2 bits), version (3 bits), mode (3 bits)
    byte 1..3    stratum, poll, precision
    byte 4..15   root delay, root dispersion, reference ID
    byte 16..47  reference, origin, receive and transmit timestamp
"""
import argparse
import signal
import socket
import struct
import sys
import time

NAME = "ntp-server"
PACKET = struct.Struct("!BBbb II4s QQQQ")
SINCE_1900 = 2208988800  # seconds from 1900 to 1970, where the system's clock begins


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
    parser.add_argument("--port", type=number(0, 65535), default=1123)
    parser.add_argument("--stratum", type=number(1, 15), default=1)
    return parser.parse_args()


def text(address):
    """An address as the contract writes it: 127.0.0.1:1123, or [::1]:1123."""
    host = f"[{address[0]}]" if ":" in address[0] else address[0]
    return f"{host}:{address[1]}"


def now():
    """This machine's time as an NTP timestamp of 64 bits."""
    #[
    # TODO 3: Make a timestamp of the system's time: the seconds since 1900 in the upper 32 bits (they
    # overflow in 2036, and start again at 0), the fraction of a second in the lower 32 bits.
    seconds, nanos = divmod(time.time_ns(), 1_000_000_000)
    return ((seconds + SINCE_1900) % (1 << 32) << 32) | (nanos << 32) // 1_000_000_000
    #]


def answer(request, came, stratum):
    """The answer to a request that came at that time, or None if it deserves none."""
    #[
    # TODO 2: Take byte 0 apart. A request has 48 bytes at least, a version from 1 to 4, and mode 3
    # (client), which is answered with mode 4 (server), or mode 1, which is answered with mode 2. The
    # answer has the request's version and poll, our stratum, the request's transmit timestamp as its
    # origin, "came" as its receive timestamp, and now() as its transmit timestamp.
    if len(request) < 48:
        return None
    version, mode = request[0] >> 3 & 7, request[0] & 7
    if not 1 <= version <= 4 or mode not in (1, 3):
        return None
    poll = struct.unpack_from("!b", request, 2)[0]
    origin = struct.unpack_from("!Q", request, 40)[0]
    first = version << 3 | mode + 1
    precision = -20  # a microsecond, as a power of two
    return PACKET.pack(first, stratum, poll, precision, 0, 1, b"LOCL", came, origin, came, now())
    #]


def main():
    for number_of in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number_of, signal.SIG_DFL)  # ends the program, without a stack trace
    arguments = options()
    #[
    # TODO 1: Make a socket for datagrams, bind it to the host's address and the port, and print
    # "Listening on" and its address. Then, for ever: receive a datagram, record the time, and if
    # the datagram deserves an answer, send the answer to its sender.
    try:
        found = socket.getaddrinfo(arguments.host, arguments.port, type=socket.SOCK_DGRAM)[0]
        server = socket.socket(found[0], socket.SOCK_DGRAM)
        server.bind(found[4])
    except OSError as error:
        fail("listen on " + text((arguments.host, arguments.port)), error)
    print("Listening on " + text(server.getsockname()), flush=True)
    while True:
        request, client = server.recvfrom(1024)
        reply = answer(request, now(), arguments.stratum)
        if reply:
            try:
                server.sendto(reply, client)
            except OSError as error:
                print(f"{NAME}: cannot answer {text(client)}: {error.strerror}", file=sys.stderr)
    #]


main()
