#!/usr/bin/env python3
"""basics-03: which server?

An address says which machine, and a port which program on it. Ports are numbers from 0 to 65535,
one set for TCP and one for UDP. That web servers listen at port 80 is an agreement, which stands
in a table: the system's services database (/etc/services on Unix). The table has a name for each
pair of a protocol and a port.

Without arguments the program asks for three well-known services:

    Protocol tcp, port 80 => name [http]
    Protocol tcp, port 25 => name [smtp]
    Protocol udp, port 53 => name [domain]
"""
import argparse
import socket
import sys


def fail(sentence):
    """Says on stderr what went wrong, and ends the program."""
    print("basics-03: " + sentence, file=sys.stderr)
    sys.exit(1)


def port(text):
    if not (text.isascii() and text.isdigit() and int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"'{text}' is no port: 0 to 65535")
    return int(text)


def questions():
    """The pairs of a protocol and a port that the command line asks for."""
    parser = argparse.ArgumentParser(prog="basics-03", allow_abbrev=False)
    parser.add_argument("--version", action="version", version="basics-03 1.0")
    parser.add_argument("--trace", action="store_true", help="has nothing to draw here")
    parser.add_argument("--protocol", type=str.lower, choices=["tcp", "udp"])
    parser.add_argument("--port", type=port)
    arguments = parser.parse_args()
    if arguments.port is not None:
        return [(arguments.protocol or "tcp", arguments.port)]
    if arguments.protocol:
        parser.error("--protocol needs a --port, too")
    return [("tcp", 80), ("tcp", 25), ("udp", 53)]


def main():
    for protocol, number in questions():
        #[
        # TODO 1: Ask the services database for the name of that protocol's port. Where it has
        # none, end with status 1 and a sentence that names the protocol and the port: fail(...).
        try:
            name = socket.getservbyport(number, protocol)
        except OSError:
            fail(f"no service is known for {protocol} port {number}")
        # TODO 2: Print the line that the contract wants.
        print(f"Protocol {protocol}, port {number} => name [{name}]")
        #]


main()
