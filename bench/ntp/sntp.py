"""The peer of basics-05 in the NTP benchmark: what a careful Python programmer writes, with the standard library."""
import argparse
import socket
import struct
import time

SECONDS_TO_1970 = 2_208_988_800
NANOS = 1_000_000_000


def timestamp(nanos):
    seconds, rest = divmod(nanos, NANOS)
    return (seconds + SECONDS_TO_1970) % 2**32 << 32 | ((rest << 32) + NANOS - 1) // NANOS


def nanos(timestamp):
    return ((timestamp >> 32) - SECONDS_TO_1970) * NANOS + ((timestamp & 0xFFFFFFFF) * NANOS >> 32)


def ask(client, server):
    request = bytearray(48)
    request[0] = 4 << 3 | 3
    t1 = time.time_ns()
    struct.pack_into("!Q", request, 40, timestamp(t1))
    client.sendto(request, server)
    answer, sender = client.recvfrom(512)
    t4 = time.time_ns()
    origin, receive, transmit = struct.unpack_from("!QQQ", answer, 24)
    if sender != server or origin != timestamp(t1):
        raise SystemExit("sntp.py: that is no answer")
    t2, t3 = nanos(receive), nanos(transmit)
    return (t4 - t1) - (t3 - t2), ((t2 - t1) + (t3 - t4)) // 2


parser = argparse.ArgumentParser(description="Asks a time server.")
parser.add_argument("--server", default="127.0.0.1")
parser.add_argument("--port", type=int, default=123)
parser.add_argument("--samples", type=int, default=1)
args = parser.parse_args()

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
    udp.settimeout(5)
    delay, offset = min(ask(udp, (args.server, args.port)) for _ in range(args.samples))
print(f"Offset [{offset / 1e9:+.6f} s]")
print(f"Delay [{delay / 1e9:.6f} s]")
