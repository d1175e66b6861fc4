#!/usr/bin/env python3
"""tws: a web server for a crowd

mini-web answered one request on each connection. Here a connection is a conversation: the client asks,
gets its reply, and asks again on the same connection (HTTP/1.1, RFC 9112). So the server must know to
the byte where a request ends, and say to the byte where its reply ends: a server that gets this wrong
takes a body for the next request, and lets an attacker smuggle requests in.

Each client that the server must wait for has a worker, so that a slow one holds up nobody; and each
wait, each line and each body has a limit, so that no client can use up the server's time or memory.

POST /createUser makes a user. The user is acknowledged (201) only when it is on disk: if the server is
killed right after that, the user is still there when the server is back.
"""
import argparse
import sys

NAME = "tws"


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
    parser.add_argument("--port", type=number(0, 65535), default=8080)
    parser.add_argument("--root", metavar="DIR")
    parser.add_argument("--log", metavar="FILE")
    parser.add_argument("--data", metavar="DIR")
    parser.add_argument("--idle", type=number(1, 86400), default=30, metavar="SECONDS")
    return parser.parse_args()


def main():
    arguments = options()
    #[
    # TODO 1: Listen, print "Listening on" and the address, and start a thread for each client that
    # connects.
    # TODO 2: Read a request: the request line and the fields up to the empty line, with a limit for
    # each. What is ambiguous (RFC 9112 sections 3 and 5: a blank before a colon, a bare LF, two
    # lengths, no Host or two) is 400, and the connection closes.
    # TODO 3: Read the body by its framing: Content-Length, or chunked. "Expect: 100-continue" gets
    # "100 Continue" first. More than 1 MiB is 413.
    # TODO 4: Answer GET and HEAD: the pages that the contract lists, and files below --root, never
    # outside of it. Date, Content-Length and Content-Type belong to each reply; an unknown path is
    # 404, another method 405 with Allow.
    # TODO 5: Keep the connection for the next request, unless one side said "close" or speaks
    # HTTP/1.0. Cut off a client that is silent for --idle seconds, or takes more than 10 s for a
    # head (408).
    # TODO 6: Conditional requests (If-None-Match, If-Modified-Since: 304) and byte ranges (206,
    # 416) for files, by RFC 9110 sections 13 and 14.
    # TODO 7: POST /createUser: the user is on disk (fsync) before the 201 leaves, with a new id;
    # wrong JSON is 400.
    # TODO 8: Log each request as one line, in Common Log Format, on stdout and in the file of
    # --log.
    # TODO 9: When the server is told to stop, accept no more clients, finish what is being answered
    # (2 s at most), and end.
    #]


main()
