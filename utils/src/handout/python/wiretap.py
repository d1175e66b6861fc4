#!/usr/bin/env python3
"""wiretap: see what two programs say to each other

What a socket program does is invisible: it prints what it thinks it sent. So stand between the two:
whoever wants to reach the far end connects to wiretap, wiretap connects to the far end, and passes on
every byte, every end of a stream and every reset, both ways. Neither of them notices.

When a conversation is over, it is drawn as a ladder; an arrow is all that one side said before the
other one answered:

    #1  127.0.0.1:50112                    wiretap -> 127.0.0.1:8888
         | open                                                    |
         |-- 6 B  Hola!\\n --------------------------------------->|
         |-- end of stream --------------------------------------->|
"""
import argparse
import re
import sys

NAME = "wiretap"
FAULTS = r"dribble|coalesce|(delay|cut|reset)=[0-9]{1,9}|(drop|duplicate)=([0-9]{1,2}|100)"


def number(least, most):
    """A type for argparse: whole numbers in ASCII digits, within bounds."""

    def parse(text):
        if not (text.isascii() and text.isdigit() and least <= int(text) <= most):
            raise argparse.ArgumentTypeError(f"'{text}' is no number from {least} to {most}")
        return int(text)

    return parse


def far_end(text):
    """HOST:PORT, or [HOST]:PORT for an IPv6 address."""
    found = re.fullmatch(r"(\[[^]]+\]|[^:]+):([0-9]{1,5})", text, re.ASCII)
    if not found or not 1 <= int(found[2]) <= 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is no HOST:PORT")
    return found[1].strip("[]"), int(found[2])


def fault(text):
    """A kind of fault, with its number where it has one."""
    for kind in text.split(","):
        if not re.fullmatch(FAULTS, kind, re.ASCII):
            raise argparse.ArgumentTypeError(f"'{kind}' is no fault")
    return text.split(",")


def options():
    parser = argparse.ArgumentParser(prog=NAME, allow_abbrev=False)
    parser.add_argument("--version", action="version", version=NAME + " 1.0")
    parser.add_argument("--trace", action="store_true", help="lab run draws the wire")
    parser.add_argument("--listen", type=number(0, 65535), required=True, metavar="PORT")
    parser.add_argument("--to", type=far_end, required=True, metavar="HOST:PORT")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--udp", action="store_true")
    parser.add_argument("--fault", nargs="+", action="extend", type=fault, default=[], metavar="KIND")
    parser.add_argument("--seed", type=number(0, 2**31), metavar="N")
    parser.add_argument("--pcap", metavar="FILE")
    parser.add_argument("--live", action="store_true")
    parser.add_argument("--times", action="store_true")
    return parser.parse_args()


def main():
    arguments = options()
    #[
    # TODO 1: Listen at the host's address and the port of --listen: for streams, or for datagrams
    # with --udp. Print "Listening on" and the address. A port in use is a failure: status 1 and a
    # sentence.
    # TODO 2: For each client connect to the far end of --to. If that can't be reached, reset the
    # client's connection: close it with SO_LINGER on and a time of 0.
    # TODO 3: Pass on what each side says to the other, both ways at once. Read no more from one
    # side than the other one takes, or a fast sender fills your memory.
    # TODO 4: An end of stream is passed on by itself (shutdown of the other side's output), since
    # the other direction may go on: half-close. So is a reset.
    # TODO 5: Write down what passes: how many bytes, in which direction, and the ends. What one
    # side says before the other answers is one arrow. When both directions are over draw the
    # ladder, under the conversation's number.
    # TODO 6: With --udp remember a socket for each client, so that an answer goes to the client
    # whose datagram it answers. A datagram stays one, an empty one, too.
    # TODO 7: Label what you know: the lines of an HTTP head, the fields of an NTP packet. Other
    # text is shown with escapes, binary as hex.
    # TODO 8: --fault disturbs what passes: dribble, coalesce, delay, cut, reset; drop and duplicate
    # for datagrams. --pcap writes the conversation as a capture file.
    # TODO 9: When the program is told to stop (SIGTERM, Ctrl-C), draw what is still open, and end.
    #]


main()
