# connects to servers of this machine's users, of all kinds, and to the internet
import socket
for family, place in (
    (socket.AF_INET, ("127.0.0.1", int(PORT))),
    (socket.AF_UNIX, "\0" + MARKER),
    (socket.AF_UNIX, "/run/docker.sock"),
    (socket.AF_INET, ("192.0.2.1", 80)),
):
    try:
        with socket.socket(family, socket.SOCK_STREAM) as s:
            s.settimeout(2)
            s.connect(place)
            s.sendall(b"here I am")
            print("FOUND", place)
    except OSError:
        pass
