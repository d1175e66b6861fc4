#!/usr/bin/env python3
"""echo-client: send and receive at the same time (RFC 862).

The server sends back what it gets. So the client knows how many bytes come back, and which: it
reads until all are there, and compares. One read returns whatever has arrived, be it one byte.

A large message does not fit into the kernels' buffers. A client that sends all before it reads gets
stuck: the server can't send the echo, stops reading, and then sending stops, too. So one thread
sends while the other one receives.

With --count the client measures, like ping. With --udp a message is one datagram, which may be
lost, doubled or late; only what comes from the address that was asked is an echo.
"""
import argparse
import math
import re
import signal
import socket
import sys
import threading
import time

NAME = "echo-client"


def fail(sentence, hint=None):
    """Says on stderr what went wrong, and ends the program with status 1."""
    sys.stdout.flush()
    print(f"{NAME}: {sentence}", file=sys.stderr)
    if hint:
        print("hint: " + hint, file=sys.stderr)
    sys.exit(1)


def reason(error, patience):
    if isinstance(error, TimeoutError):
        return f"no answer within {patience:g} s"
    return error.strerror or str(error)


def number(least, most):
    """A type for argparse: whole numbers in ASCII digits, within bounds."""

    def parse(text):
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"'{text}' is no number from {least} to {most}")
        return int(text)

    return parse


def seconds(text):
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?|\.[0-9]+", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"'{text}' is no time in seconds")
    return float(text)


def patience(text):
    if seconds(text) == 0:
        raise argparse.ArgumentTypeError("0 s are no time to wait")
    return seconds(text)


def options():
    parser = argparse.ArgumentParser(prog=NAME, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=NAME + " 1.0")
    parser.add_argument("--trace", action="store_true", help="lab run draws the wire")
    parser.add_argument("--host", default="localhost")
    parser.add_argument("--port", type=number(0, 65535), default=8888)
    parser.add_argument("--timeout", type=patience, default=5)
    parser.add_argument("--udp", action="store_true")
    parser.add_argument("--message", metavar="TEXT")
    parser.add_argument("--count", type=number(1, 1000000), metavar="N")
    parser.add_argument("--interval", type=seconds, metavar="SECONDS")
    parser.add_argument("--size", type=number(1, 65507), metavar="BYTES")
    # A message may begin with a hyphen: "--message -x" is "--message=-x".
    words = sys.argv[1:]
    if "--message" in words[:-1]:
        at = words.index("--message")
        words[at : at + 2] = ["--message=" + words[at + 1]]
    arguments = parser.parse_args(words)
    if arguments.count is None and (arguments.interval is not None or arguments.size is not None):
        parser.error("--interval and --size belong to --count")
    if arguments.count is not None and arguments.message is not None:
        parser.error("--count makes its own messages: no --message beside it")
    return arguments


def message_of(arguments):
    """The bytes to send: the message, or else stdin to its end; a person is asked first."""
    if arguments.message is not None:
        return arguments.message.encode("utf-8", "surrogateescape")
    if sys.stdin.isatty():
        print("What is to be sent? Ctrl-D ends it:", file=sys.stderr, flush=True)
    return sys.stdin.buffer.read()


def address_of(arguments):
    """The server's first address, IPv4 before IPv6, and its family."""
    #[
    # TODO 1: Ask the resolver for the host's addresses, and take the first IPv4 address, or the first
    # IPv6 address where there is none. An unknown host: fail(f"cannot connect to {host} ...").
    try:
        found = socket.getaddrinfo(arguments.host, arguments.port, type=socket.SOCK_STREAM)
    except OSError as error:
        fail(f"cannot connect to {arguments.host} port {arguments.port}: {error.strerror}")
    found.sort(key=lambda entry: entry[0] != socket.AF_INET)
    return found[0][0], found[0][4]
    #]


def connect(arguments):
    """A TCP connection to the server."""
    family, address = address_of(arguments)
    #[
    # TODO 2: Make a socket for streams that waits arguments.timeout seconds at most, and connect it.
    # A refusal or silence is an OSError: fail(...) with host, port and reason(error, timeout).
    try:
        connection = socket.socket(family, socket.SOCK_STREAM)
        connection.settimeout(arguments.timeout)
        connection.connect(address)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return connection
    except OSError as error:
        why = reason(error, arguments.timeout)
        fail(f"cannot connect to {arguments.host} port {arguments.port}: {why}")
    #]


def send(connection, message):
    """Sends the message and ends our stream, in a thread of its own."""
    try:
        connection.sendall(message)
        connection.shutdown(socket.SHUT_WR)
    except OSError:
        pass  # the receiver sees the same failure, and reports it


def echo(connection, message, timeout):
    """Sends the message and prints what comes back, while it is being sent."""
    #[
    # TODO 3: Start a thread that runs send(connection, message). Meanwhile read, until as many bytes
    # are back as were sent, print each piece as it comes, and compare it with what was sent.
    # TODO 4: A stream that ends early: fail("... after N of M bytes"). An echo that differs, or goes on
    # after the message's end: fail, and name the first wrong byte, counted from 1.
    sender = threading.Thread(target=send, args=(connection, message), daemon=True)
    sender.start()
    out = sys.stdout.buffer
    out.write(b"Received: ")
    received = 0
    wrong = None
    last = b""
    while wrong is None:
        try:
            piece = connection.recv(65536)
        except OSError as error:
            why = reason(error, timeout)
            fail(f"cannot read the echo, after {received} of {len(message)} bytes: {why}")
        if not piece:
            break
        out.write(piece)
        out.flush()
        expected = message[received : received + len(piece)]
        if piece != expected:
            same = 0
            while piece[same : same + 1] == expected[same : same + 1]:
                same += 1
            wrong = received + same + 1
        received += len(piece)
        last = piece[-1:]
    if last != b"\n":
        out.write(b"\n")
    out.flush()
    if wrong is not None and wrong > len(message):
        fail(f"the echo is longer than the message: byte {wrong} is one too many")
    if wrong is not None:
        fail(f"the echo differs: byte {wrong} is wrong")
    if received < len(message):
        fail(f"the connection ended early, after {received} of {len(message)} bytes")
    #]


class Datagrams:
    """The way to a server over UDP."""

    def __init__(self, arguments):
        family, self.address = address_of(arguments)
        self.socket = socket.socket(family, socket.SOCK_DGRAM)
        self.timeout = arguments.timeout
        self.elsewhere = None

    def ask(self, datagram, is_echo):
        """Sends a datagram, and returns the first one from the server that "is_echo" takes."""
        #[
        # TODO 5: Send the datagram, and receive until one comes from the address that was asked and
        # is_echo(it) says yes; all the others are dropped. Altogether it takes self.timeout seconds
        # at most: then fail. If meanwhile the server's port answered at another address, say so on
        # stderr: "A answered in place of B: does the server listen at every address?"
        try:
            self.socket.sendto(datagram, self.address)
            deadline = time.monotonic() + self.timeout
            while True:
                self.socket.settimeout(max(0.000001, deadline - time.monotonic()))
                answer, sender = self.socket.recvfrom(65535)
                if sender[:2] == self.address[:2]:
                    if is_echo(answer):
                        return answer
                elif sender[1] == self.address[1]:
                    self.elsewhere = sender[0]
        except OSError as error:
            hint = None
            if self.elsewhere:
                hint = f"{self.elsewhere} answered in place of {self.address[0]}"
                hint += ": does the server listen at every address?"
            why = reason(error, self.timeout)
            fail(f"no echo from {self.address[0]} port {self.address[1]}: {why}", hint)
        #]


def exchange_datagram(arguments, message):
    answer = Datagrams(arguments).ask(message, lambda datagram: True)
    sys.stdout.buffer.write(b"Received: " + answer + (b"" if answer.endswith(b"\n") else b"\n"))
    sys.stdout.buffer.flush()
    if answer != message:
        same = 0
        while answer[same : same + 1] == message[same : same + 1]:
            same += 1
        fail(f"the echo differs: byte {same + 1} is wrong")


def round_trips(arguments):
    """Measures one round trip after the other."""
    size = arguments.size or 64
    if arguments.udp:
        far = Datagrams(arguments)
        where = far.address
    else:
        connection = connect(arguments)
        where = connection.getpeername()
    shown = f"[{where[0]}]" if ":" in where[0] else where[0]
    times = []
    for seq in range(1, arguments.count + 1):
        message = numbered(seq, size)
        #[
        # TODO 6: Measure how long it takes until the message is back, in microseconds: over UDP with
        # far.ask, where a copy of an earlier echo does not count; over TCP by reading until all
        # bytes are there. An echo that differs: fail(...).
        began = time.perf_counter_ns()
        if arguments.udp:
            echoed = far.ask(message, lambda datagram: not is_late(datagram, seq, size))
        else:
            echoed = b""
            try:
                connection.sendall(message)
                while len(echoed) < size:
                    piece = connection.recv(size - len(echoed))
                    if not piece:
                        fail(f"the connection ended early, after {len(echoed)} of {size} bytes")
                    echoed += piece
            except OSError as error:
                fail(f"cannot get an echo: {reason(error, arguments.timeout)}")
        took = (time.perf_counter_ns() - began) // 1000
        if echoed != message:
            fail(f"the echo of message {seq} differs")
        #]
        times.append(took)
        print(f"{size} bytes from {shown}:{where[1]}: seq={seq} time={took} us", flush=True)
        if seq < arguments.count:
            time.sleep(arguments.interval or 0)
    print(f"{arguments.count} sent, {len(times)} echoed")
    summary(sorted(times))


def numbered(seq, size):
    """A message that no other one is like."""
    return f"{seq} ".encode().ljust(size, b"e")[:size]


def is_late(datagram, seq, size):
    """Whether a datagram is the echo of an earlier message."""
    return any(datagram == numbered(old, size) for old in range(max(1, seq - 100), seq))


def summary(times):
    middle = times[len(times) // 2]
    p99 = times[math.ceil(len(times) * 0.99) - 1]
    print(f"min {times[0]} us, median {middle} us, p99 {p99} us, max {times[-1]} us")
    width = max(1, (times[-1] - times[0]) // 5 + 1)
    for low in range(times[0], times[-1] + 1, width):
        inside = sum(low <= one < low + width for one in times)
        print(f"{low:8} us  " + "#" * math.ceil(40 * inside / len(times)))
    sys.stdout.flush()


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends the program, without a stack trace
    arguments = options()
    message = None if arguments.count else message_of(arguments)
    print(f"Connecting to {arguments.host} port {arguments.port}", flush=True)
    if arguments.count:
        round_trips(arguments)
    elif arguments.udp:
        print(f"Sending {len(message)} bytes", flush=True)
        exchange_datagram(arguments, message)
    else:
        connection = connect(arguments)
        print(f"Sending {len(message)} bytes", flush=True)
        echo(connection, message, arguments.timeout)
    print("Closing connection to the server", flush=True)


main()
