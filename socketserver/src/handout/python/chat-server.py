#!/usr/bin/env python3
"""chat-server: a group chat over HTTP

A chat is a set of resources: a user is posted to /users, a message to /messages, and then the message
is at /messages/1, where clients read, edit or delete it. Every write is on disk before it is
acknowledged, and ids grow by one and never repeat, also after a crash.

A client gets news in three ways: it asks again and again (polling), the server holds the answer until
there is news (long polling, ?wait=), or the answer never ends: /events, as server-sent events. A
reader that comes back names the last event that it saw, and misses nothing.

The strict rules of tws hold here, too.
"""
import argparse
import sys

NAME = "chat-server"


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
    parser.add_argument("host", metavar="HOST", nargs="?", default="127.0.0.1")
    parser.add_argument("port", metavar="PORT", nargs="?", type=number(0, 65535), default=1543)
    parser.add_argument("--data", metavar="DIR")
    parser.add_argument("--per-address", type=number(1, 100000), default=500, metavar="N")
    parser.add_argument("--nats", metavar="URL")
    return parser.parse_args()


def main():
    arguments = options()
    #[
    # TODO 1: Listen at HOST and PORT, print "Listening on" and the address, and read and answer
    # requests as tws does.
    # TODO 2: POST /users makes a user: check the name, refuse one that is taken (409), and answer
    # 201 with a token that nobody can guess. GET /users lists who is here; DELETE /users/me leaves.
    # TODO 3: POST /messages: only with "Authorization: Bearer TOKEN" (401 with WWW-Authenticate
    # otherwise). The message gets the next id, and is on disk (fsync) before the 201 leaves, with
    # its Location.
    # TODO 4: GET /messages?after=ID: what is newer, oldest first, 1,000 at most; with wait= hold
    # the answer until there is something. GET /messages/ID is one message.
    # TODO 5: PUT and DELETE /messages/ID: only by its author (403); a deleted message has no text
    # any more, for any reader.
    # TODO 6: GET /events: an answer that does not end. Send each new, edited and deleted message as
    # an event with its id as it happens, and after Last-Event-ID all that has happened since. A
    # comment every 15 s at least; a reader that does not read is dropped.
    # TODO 7: A write that a browser sends for another site's page is 403: compare Origin with Host
    # (RFC 6454).
    # TODO 8: When the server starts, it knows all that was acknowledged before. When it is told to
    # stop, it finishes what it is answering (2 s at most).
    #]


main()
