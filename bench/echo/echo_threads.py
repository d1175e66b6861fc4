"""An echo server in Python with a thread for each client: echo_threads.py PORT."""

import socket
import sys
import threading


def echo(client):
    with client:
        while piece := client.recv(65536):
            client.sendall(piece)


server = socket.create_server(("127.0.0.1", int(sys.argv[1])), backlog=1024)
print(f"Listening on 127.0.0.1:{server.getsockname()[1]}", flush=True)
while True:
    client, _ = server.accept()
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    threading.Thread(target=echo, args=(client,), daemon=True).start()
