#!/usr/bin/env python3
"""basics-01: who am I?

A machine has a name, which its kernel keeps, and addresses, which belong to its network
interfaces. Whoever wants to reach the machine by its name has to know an address for it, and
asks the resolver: a file (/etc/hosts) or a name server says which address a name stands for.

So there are two questions, and two calls. The answer to the second one may be "unknown": many
machines have a name that nobody has listed. That is no reason to fail, since the loopback
address always means "this machine".

The program prints one line:

    Host name [rome] and ip [192.168.1.7]
"""
import argparse
import socket
import sys


def note(sentence):
    """Says something that is no result, on stderr."""
    print("basics-01: " + sentence, file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(prog="basics-01", allow_abbrev=False)
    parser.add_argument("--version", action="version", version="basics-01 1.0")
    parser.add_argument("--trace", action="store_true", help="has nothing to draw here")
    parser.parse_args()

    #[
    # TODO 1: Ask the kernel for this machine's name.
    name = socket.gethostname()

    # TODO 2: Ask the resolver for the addresses of that name, and take the first one. The name
    # may resolve to none: then take the loopback address, and say so on stderr with note(...).
    try:
        address = socket.getaddrinfo(name, None)[0][4][0]
    except socket.gaierror as error:
        address = "127.0.0.1"
        note(f"cannot resolve {name}: {error.strerror}; this is the loopback address")

    # TODO 3: Print name and address in the one line that the contract wants.
    print(f"Host name [{name}] and ip [{address}]")
    #]


main()
