#!/usr/bin/env python3
"""mini-web: a name from outside chooses a file.

The first HTTP, 0.9, is one line: "GET /path". The reply is the file's bytes and nothing else, and
where the stream ends the file ends. HTTP/1.x adds a version to the line and fields after it; its
reply has a head, which says whether there is such a file, what it is, and how long.

The path comes from an unknown client. "/../../etc/passwd", the same with %2e%2e, a symbolic link
that leads out: whatever it is, nothing outside the root may ever be sent. So the path is decoded
first, then resolved to a real file, and only then compared with the root.

Each client has a thread, and there are --max-clients threads at most: further clients wait in the
backlog, and are served when a place is free.
"""
import argparse
import mimetypes
import os
import re
import signal
import socket
import sys
import tempfile
import threading
import urllib.parse

NAME = "mini-web"
MOST = 16 * 1024  # bytes of a request
PATIENCE = 10  # seconds that a client may be silent
REASONS = {200: "OK", 301: "Moved Permanently", 400: "Bad Request", 404: "Not Found"}
REASONS[405] = "Method Not Allowed"
SAMPLE = "<!doctype html>\n<title>mini-web</title>\n<p>mini-web serves this page, as it has no --root.\n"


def fail(what, reason):
    """Says on stderr what went wrong and why, and ends the program."""
    sys.exit(f"{NAME}: cannot {what}: {reason}")


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
    parser.add_argument("--max-clients", type=number(1, 10000), default=10)
    return parser.parse_args()


def text(address):
    """An address as the contract writes it: 127.0.0.1:8080, or [::1]:8080."""
    host = f"[{address[0]}]" if ":" in address[0] else address[0]
    return f"{host}:{address[1]}"


def root_of(arguments):
    """The real path of the folder to serve; a sample site where none is given."""
    if arguments.root is None:
        folder = tempfile.mkdtemp(prefix="mini-web-")
        with open(os.path.join(folder, "index.html"), "w", encoding="utf-8") as page:
            page.write(SAMPLE)
        return os.path.realpath(folder)
    if not os.path.isdir(arguments.root):
        fail(f"serve files from {arguments.root}", "it is no folder")
    return os.path.realpath(arguments.root)


def page(sentence):
    """A short page of HTML that says something."""
    return f"<!doctype html>\n<title>{sentence}</title>\n<p>{sentence}.\n".encode()


def media_type(file):
    kind = mimetypes.guess_type("x" + os.path.splitext(file)[1].lower())[0]
    return kind or "application/octet-stream"


def listening(arguments):
    """A socket that clients can connect to; says where it listens."""
    try:
        found = socket.getaddrinfo(arguments.host, arguments.port, type=socket.SOCK_STREAM)[0]
        server = socket.socket(found[0], socket.SOCK_STREAM)
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind(found[4])
        server.listen(128)
    except OSError as error:
        fail("listen on " + text((arguments.host, arguments.port)), error.strerror)
    print("Listening on " + text(server.getsockname()), flush=True)
    return server


def request_of(client):
    """The request's line, and whether it is of HTTP/1.x: then its head has been read to the end."""
    #[
    # TODO 2: Read to the end of the first line, which may come in pieces. If it ends with a version
    # ("HTTP/1.1"), read on to the empty line that ends the head. MOST bytes are the limit: return
    # what is there, or nothing if the client ends its stream before.
    received = b""
    while True:
        line, end, _ = received.partition(b"\n")
        is_new = re.search(rb" HTTP/[0-9]\.[0-9]\r?$", line) is not None
        if end and (not is_new or re.search(rb"\n\r?\n", received)) or len(received) > MOST:
            return line.rstrip(b"\r").decode("latin-1"), is_new
        piece = client.recv(MOST)
        if not piece:
            return "", False
        received += piece
    #]


def file_of(root, path):
    """The file that a path means, or None if it is missing, or must not be served."""
    #[
    # TODO 3: Decode the path (%41 is A; NUL and backslashes are refused). A name that begins with a
    # dot is not served, except below /.well-known/. Resolve it below the root to a real path,
    # symbolic links included, and return that only if it is inside the root.
    try:
        name = urllib.parse.unquote(path, errors="strict")
        if "\0" in name or "\\" in name:
            return None
        hidden = [part for part in name.split("/") if part.startswith(".")]
        if hidden and not (hidden == [".well-known"] and name.startswith("/.well-known/")):
            return None
        real = os.path.realpath(root + "/" + name)
    except (UnicodeError, ValueError):
        return None
    if real != root and not real.startswith(root + os.sep):
        return None
    return real if os.path.exists(real) else None
    #]


def answer(root, line):
    """The reply to a request line: status, fields, body."""
    #[
    # TODO 4: A line is "GET /path" or "GET /path HTTP/1.1", else 400. Another method: 405, with the
    # field "Allow: GET". The part after "?" does not belong to the file's name. A folder is its
    # index.html; without the final slash it is 301 to the same with it, query included. No such file:
    # 404, with a page. Else 200, the file's bytes, and its Content-Type.
    words = line.split(" ")
    if not 2 <= len(words) <= 3 or not words[1].startswith("/"):
        return 400, [], page("This is no request")
    if words[0] != "GET":
        return 405, ["Allow: GET"], page("Only GET is allowed here")
    path, mark, query = words[1].partition("?")
    file = file_of(root, path)
    if file and os.path.isdir(file):
        if not path.endswith("/"):
            there = "/" + path.lstrip("/") + "/" + mark + query
            return 301, ["Location: " + there], page("It is here, with a slash")
        file = file_of(root, path + "index.html")
    elif path.endswith("/"):
        file = None
    if not file or not os.path.isfile(file):
        return 404, [], page("There is no such file here")
    try:
        with open(file, "rb") as opened:
            return 200, ["Content-Type: " + media_type(file)], opened.read()
    except OSError:
        return 404, [], page("There is no such file here")
    #]


def serve(client, address, root):
    """Answers one request, and closes."""
    line, is_new = request_of(client)
    if not line:
        return
    status, fields, body = answer(root, line)
    log(address, line, status, len(body))
    sent = b""
    #[
    # TODO 5: Send the reply. To HTTP/1.x a status line, the fields, Content-Type (text/html where there
    # is none), Content-Length and "Connection: close", an empty line, the body. To 0.9 the body
    # alone, and for 405 nothing. Then end the stream, and read what the client still sends: a
    # close with bytes unread becomes a reset, which can destroy the reply.
    if is_new:
        if not fields or not fields[0].startswith("Content-Type"):
            fields = fields + ["Content-Type: text/html; charset=utf-8"]
        head = [f"HTTP/1.1 {status} {REASONS[status]}", *fields]
        head += [f"Content-Length: {len(body)}", "Connection: close", "", ""]
        sent = "\r\n".join(head).encode("latin-1")
    if is_new or status != 405:
        sent += body
    client.sendall(sent)
    client.shutdown(socket.SHUT_WR)
    client.settimeout(2)
    left = 1 << 20
    while left > 0:
        rest = client.recv(65536)
        if not rest:
            break
        left -= len(rest)
    #]


def log(address, line, status, length):
    """A line for each request; anything but plain text in it is escaped."""
    shown = line.encode("unicode_escape").decode()
    print(f'{text(address)} "{shown}" {status} {length}', flush=True)


def main():
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends the program, without a stack trace
    arguments = options()
    root = root_of(arguments)
    server = listening(arguments)
    places = threading.Semaphore(arguments.max_clients)

    def visit(client, address):
        try:
            client.settimeout(PATIENCE)
            serve(client, address, root)
        except OSError as error:
            print(f"{NAME}: lost a client: {error.strerror or error}", file=sys.stderr)
        client.close()
        places.release()

    while True:
        #[
        # TODO 1: Wait for a free place (places.acquire), accept a client, and start a thread for it
        # that runs visit(client, address). As a daemon it does not keep the program from ending.
        places.acquire()
        client, address = server.accept()
        threading.Thread(target=visit, args=(client, address), daemon=True).start()
        #]


main()
