"""The peer of bin/echo-client in the start-up benchmark: the same exchange in plain Python with argparse."""
import argparse
import socket
import sys

parser = argparse.ArgumentParser(description="Sends a message to an echo server and prints what comes back.")
parser.add_argument("--host", default="localhost")
parser.add_argument("--port", type=int, default=8888)
parser.add_argument("--message", default="Hola!")
args = parser.parse_args()

message = args.message.encode()
print(f"Connecting to {args.host} port {args.port}")
with socket.create_connection((args.host, args.port), timeout=5) as connection:
    print(f"Sending {len(message)} bytes")
    connection.sendall(message)
    connection.shutdown(socket.SHUT_WR)
    received = b""
    while chunk := connection.recv(65536):
        received += chunk
print("Received: ", end="", flush=True)
sys.stdout.buffer.write(received + b"\n")
print("Closing connection to the server")
sys.exit(received != message)
