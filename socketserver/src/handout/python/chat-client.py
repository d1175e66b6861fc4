#!/usr/bin/env python3
"""chat-client: the chat in a terminal

The client joins with POST /users, and sends its token with every write. Each line that its user types
is a message to all. Then the client fetches the others' new messages: those with a greater id than the
last one that it has seen. Commands begin with a slash.

A network can fail. The client keeps the lines that are typed while the server is away, and sends them
in order when it is back. If only an acknowledgement was lost, the server has the message already, so
the client looks first: nothing is said twice.

A message reaches the terminal on one line, without control characters, which could disturb the
terminal.
"""
import argparse
import re
import sys

NAME = "chat-client"


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
    parser.add_argument("host", metavar="HOST")
    parser.add_argument("port", metavar="PORT", type=number(0, 65535))
    parser.add_argument("--name")
    parser.add_argument("--live", action="store_true")
    parser.add_argument("--timeout", type=seconds, default=5)
    return parser.parse_args()


def main():
    arguments = options()
    #[
    # TODO 1: Join: POST /users with the name; from a pipe the first line is the name if --name is
    # not given. 201 brings the token. A name that is taken or refused: ask again, or from a pipe
    # exit 1.
    # TODO 2: Fetch what was said before: GET /messages?after=0, again with the last id until a
    # reply is empty, and print each as "name: text", without those that are deleted.
    # TODO 3: For each line of input: POST /messages with "Authorization: Bearer TOKEN", then fetch
    # and print what the others have said since. A blank line only fetches; more than 4,000
    # characters are not sent.
    # TODO 4: Commands: /edit ID TEXT, /delete ID, /mine, /who, /help, /quit; //text sends /text. A
    # wrong or refused command gets a line on stderr.
    # TODO 5: Escape control and format characters in names and texts, so that each stays on its
    # line.
    # TODO 6: When the server is away (no connection, no reply, 429, 5xx): say so, and keep the
    # lines. When the server is back, send those that it does not have yet, in order.
    # TODO 7: --live follows GET /events and prints at once; when the stream ends ask again with
    # Last-Event-ID, after 250 ms, then twice as long each time, 30 s at most.
    # TODO 8: Leave, also on SIGTERM and Ctrl-C: DELETE /users/me, and wait 1.5 s for it at most.
    #]


main()
