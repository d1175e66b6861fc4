#!/usr/bin/env python3
"""basics-02: where is it?

A name may stand for several addresses: of IPv4 (four bytes) and of IPv6 (sixteen), and of more
than one machine. The resolver gives them all, some of them several times, once for each kind of
socket that could use them. In which order they come differs from system to system; here IPv4
comes first.

One unknown name among several says nothing about the others. So the program goes on, and
remembers that something failed: its exit status says so in the end.

    IP address [127.0.0.1] of [localhost]
    IP address [::1] of [localhost]
"""
import argparse
import socket
import sys


def fail(sentence):
    """Says on stderr what went wrong; the program goes on."""
    print("basics-02: " + sentence, file=sys.stderr)


def main():
    parser = argparse.ArgumentParser(prog="basics-02", allow_abbrev=False)
    parser.add_argument("--version", action="version", version="basics-02 1.0")
    parser.add_argument("--trace", action="store_true", help="has nothing to draw here")
    parser.add_argument("hosts", metavar="HOST", nargs="*", default=["localhost"])
    hosts = parser.parse_args().hosts

    #[
    # TODO 1: Look up each host, one after the other, and print a line for each of its addresses.
    # IPv4 addresses come before IPv6 addresses.
    # TODO 2: Print each address once, though the resolver may list it several times.
    # TODO 3: A host that is unknown gets a line on stderr that names it and says why: use
    # fail(...). The other hosts are looked up all the same; the exit status is then 1.
    status = 0
    for host in hosts:
        try:
            found = socket.getaddrinfo(host, None)
        except OSError as error:
            fail(f"cannot resolve {host}: {error.strerror}")
            status = 1
            continue
        printed = []
        for family in (socket.AF_INET, socket.AF_INET6):
            for entry in found:
                address = entry[4][0]
                if entry[0] == family and address not in printed:
                    printed.append(address)
                    print(f"IP address [{address}] of [{host}]")
    sys.exit(status)
    #]


main()
