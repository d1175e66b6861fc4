#!/usr/bin/env python3
"""basics-05: ask for the time, by hand

One socket for datagrams and 48 bytes: a question of NTP. Byte 0 has three fields, and the time of
asking is at the end; all else may be 0. The answer has the same form (RFC 5905 section 7.3):

    byte 0       leap indicator (2 bits), version (3 bits), mode (3 bits)
    byte 1..3    stratum, poll, precision
    byte 4..15   root delay, root dispersion, reference ID
    byte 16..47  reference, origin, receive and transmit timestamp

From four times, T1 asked, T2 received, T3 sent back, T4 came, the client computes how far its clock
is off, and how long the packets travelled. UDP promises nothing, so an answer must come from the
address that was asked, and repeat the time of asking. --packet shows both packets.

    Time [2026-11-20T10:14:00.123456Z]
    Offset [+0.000012 s]
"""
import argparse
import re
import signal
import socket
import struct
import sys
import time

NAME = "basics-05"
PACKET = struct.Struct("!BBbb II4s QQQQ")
SINCE_1900 = 2208988800  # seconds from 1900 to 1970, where the system's clock begins
ERA = 1 << 32  # seconds after which NTP's seconds start again


def fail(sentence, hint=None):
    """Says on stderr what went wrong, and ends the program with status 1."""
    sys.stdout.flush()
    print(f"{NAME}: {sentence}", file=sys.stderr)
    if hint:
        print("hint: " + hint, file=sys.stderr)
    sys.exit(1)


def number(least, most):
    """A type for argparse: whole numbers in ASCII digits, within bounds."""

    def parse(text):
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"'{text}' is no number from {least} to {most}")
        return int(text)

    return parse


def seconds(text):
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?|\.[0-9]+", text, re.ASCII) or float(text) == 0:
        raise argparse.ArgumentTypeError(f"'{text}' is no time: seconds, above 0")
    return float(text)


def options():
    parser = argparse.ArgumentParser(prog=NAME, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=NAME + " 1.0")
    parser.add_argument("--trace", action="store_true", help="lab run draws the wire")
    parser.add_argument("--server", default="pool.ntp.org")
    parser.add_argument("--port", type=number(0, 65535), default=123)
    parser.add_argument("--timeout", type=seconds, default=5)
    parser.add_argument("--samples", type=number(1, 16), default=1)
    parser.add_argument("--packet", action="store_true")
    return parser.parse_args()


def text(address):
    """An address as the contract writes it: 127.0.0.1:123, or [::1]:123."""
    host = f"[{address[0]}]" if ":" in address[0] else address[0]
    return f"{host}:{address[1]}"


def timestamp(nanos):
    """The NTP timestamp of a time in nanoseconds since 1970: 32 bits of seconds, 32 of a fraction."""
    #[
    # TODO 2: NTP counts from 1900, and its seconds start again in 2036 (after ERA of them).
    whole, rest = divmod(nanos, 1_000_000_000)
    return ((whole + SINCE_1900) % ERA << 32) | (rest << 32) // 1_000_000_000
    #]


def nanos(stamp, near):
    """The time of an NTP timestamp, in nanoseconds since 1970, of the era that is near that time."""
    #[
    # TODO 5: The same backwards. The timestamp does not say its era: take the one in which the time is
    # nearest to "near", so that times after 2036 work, too.
    fraction = ((stamp & 0xFFFFFFFF) * 1_000_000_000 + (1 << 31)) >> 32
    time_in_era = ((stamp >> 32) - SINCE_1900) * 1_000_000_000 + fraction
    era = ERA * 1_000_000_000
    return time_in_era + round((near - time_in_era) / era) * era
    #]


class Sample:
    """One answer, and the four times of its exchange in nanoseconds since 1970."""

    def __init__(self, request, packet, sender, asked, came):
        self.request = request
        self.packet = packet
        self.sender = sender
        self.fields = PACKET.unpack(packet)
        #[
        # TODO 4: Four times: asked (T1), the server's receive (T2) and transmit (T3) timestamps, came
        # (T4). RFC 5905 section 8: offset = ((T2 - T1) + (T3 - T4)) / 2, and the travel time in both
        # directions: delay = (T4 - T1) - (T3 - T2). Keep T3, it is the server's time.
        received = nanos(self.fields[9], asked)
        self.time = nanos(self.fields[10], asked)
        self.offset = ((received - asked) + (self.time - came)) / 2
        self.delay = (came - asked) - (self.time - received)
        #]


def refuse(packet):
    """Ends the program if an answer must not be believed, and says what is wrong with it."""
    #[
    # TODO 3: Look at the fields: stratum 0 is a kiss-o'-death, whose reason is the reference ID; then a
    # version that is not 1 to 4, leap indicator 3, a stratum above 15, half the root delay and the
    # root dispersion of 16 s or more together (they are fixed-point numbers: 16 bits before the
    # point), a transmit or receive timestamp of 0, a transmit time before the receive time.
    fields = PACKET.unpack(packet)
    receive, transmit = fields[9], fields[10]
    if fields[1] == 0:
        code = fields[6].rstrip(b"\0").decode("ascii", "backslashreplace")
        fail(f"the server wants no more questions: kiss-o'-death {code}")
    if not 1 <= fields[0] >> 3 & 7 <= 4:
        fail(f"the answer has version {fields[0] >> 3 & 7}")
    if fields[0] >> 6 == 3:
        fail("the server is not synchronised: leap indicator 3")
    if fields[1] > 15:
        fail(f"the server is not synchronised: stratum {fields[1]}")
    distance = fields[4] / 2 + fields[5]
    if distance >= 16 * 65536:
        fail(f"the server is too far off: root delay / 2 + root dispersion is {distance / 65536} s")
    if transmit == 0:
        fail("the answer has a zero transmit timestamp")
    if receive == 0:
        fail("the answer has a zero receive timestamp")
    if (transmit - receive) % (1 << 64) >= 1 << 63:
        fail("the receive timestamp is after the transmit timestamp")
    #]


def ask(connection, address, timeout):
    """Asks once, and returns the sample."""
    dropped = []
    elsewhere = None
    asked = time.time_ns()
    #[
    # TODO 1: Send 48 bytes: version 4, mode 3, and timestamp(asked) as the transmit timestamp, all else
    # 0. Then receive until the answer is there: from the address that was asked, 48 bytes at least, mode
    # 4, with our transmit timestamp as its origin. Record what is dropped and why; the whole wait takes
    # "timeout" seconds at most. Record the time right after the receive: it is the fourth one.
    request = PACKET.pack(4 << 3 | 3, 0, 0, 0, 0, 0, bytes(4), 0, 0, 0, timestamp(asked))
    deadline = time.monotonic() + timeout
    try:
        connection.sendto(request, address)
        while True:
            connection.settimeout(max(0.000001, deadline - time.monotonic()))
            packet, sender = connection.recvfrom(1024)
            came = time.time_ns()
            if sender[:2] != address[:2]:
                dropped.append(f"a datagram from {text(sender)}")
                if sender[1] == address[1]:
                    elsewhere = sender[0]
            elif len(packet) < 48:
                dropped.append(f"a datagram of {len(packet)} bytes")
            elif packet[0] & 7 != 4:
                dropped.append(f"a datagram of mode {packet[0] & 7}")
            elif packet[24:32] != request[40:48]:
                dropped.append("an answer with a wrong origin")
            else:
                refuse(packet[:48])
                return Sample(request, packet[:48], sender, asked, came)
            if time.monotonic() >= deadline:
                raise TimeoutError
    except OSError as error:
        why = f"no answer within {timeout:g} s" if isinstance(error, TimeoutError) else error.strerror
        if dropped:
            why += "; dropped: " + ", ".join(dropped[:5])
        hint = None
        if elsewhere:
            hint = f"{elsewhere} answered in place of {address[0]}: does the server listen at every address?"
        fail(f"cannot ask {text(address)}: {why}", hint)
    #]


def show(packet):
    """Prints a packet field by field, with each field's offset."""
    #[
    # TODO 6: Print a line for each field: its offset in bytes, its name and its value. Byte 0 holds
    # three fields: leap indicator, version and mode. The names are those of RFC 5905 section 7.3.
    fields = PACKET.unpack(packet)
    lines = [(0, "leap indicator", fields[0] >> 6)]
    lines += [(0, "version", fields[0] >> 3 & 7), (0, "mode", fields[0] & 7)]
    names = ["stratum", "poll", "precision", "root delay", "root dispersion", "reference ID"]
    names += [kind + " timestamp" for kind in ("reference", "origin", "receive", "transmit")]
    offsets = [1, 2, 3, 4, 8, 12, 16, 24, 32, 40]
    for offset, field, value in zip(offsets, names, fields[1:]):
        if field.startswith("root"):
            value = f"{value / 65536:.6f}"
        elif field == "reference ID":
            value = int.from_bytes(value, "big")
        elif field.endswith("timestamp"):
            value = f"0x{value:016x}"
        lines.append((offset, field, value))
    for offset, field, value in lines:
        print(f"{offset:2}  {field}: {value}")
    #]


def signed(nanoseconds, plus):
    """Seconds with six decimals; "plus" adds a sign to a non-negative number."""
    micros = round(nanoseconds / 1000)
    sign = "-" if micros < 0 else plus
    return f"{sign}{abs(micros) // 1000000}.{abs(micros) % 1000000:06}"


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends the program, without a stack trace
    arguments = options()
    try:
        found = socket.getaddrinfo(arguments.server, arguments.port, type=socket.SOCK_DGRAM)
    except OSError as error:
        fail(f"cannot resolve {arguments.server}: {error.strerror}")
    family, kind, _, _, address = sorted(found, key=lambda one: one[0] != socket.AF_INET)[0]
    connection = socket.socket(family, kind)
    samples = []
    for turn in range(arguments.samples):
        if turn > 0 and not address[0].startswith("127.") and address[0] != "::1":
            time.sleep(2)  # a public server takes a quick second question for a flood
        samples.append(ask(connection, address, arguments.timeout))
    best = min(samples, key=lambda sample: sample.delay)
    seconds_of, rest = divmod(best.time, 1_000_000_000)
    shown = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(seconds_of))
    print(f"Response received from [{text(best.sender)}]")
    print(f"Time [{shown}.{rest // 1000:06}Z]")
    print(f"Offset [{signed(best.offset, '+')} s]")
    print(f"Delay [{signed(best.delay, '')} s]")
    print(f"Stratum [{best.fields[1]}]")
    if arguments.packet:
        show(best.request)
        show(best.packet)


main()
