"""Draws packet.png's source: a SYN as it crosses the wire, every byte of it, with checksums that are right."""
import struct

DARK, INK, SOFT = "#10151c", "#e4e9f0", "#9aa7b8"
COLOURS = {"ip": "#7ab8ff", "address": "#f2b872", "tcp": "#6fd3a0", "port": "#ff9fb2", "flags": "#ffe27a", "option": "#c3a6ff"}


def checksum(data):
    """RFC 1071: the ones' complement of the sum of 16-bit words."""
    total = sum(struct.unpack(f">{len(data) // 2}H", data))
    while total > 0xFFFF:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def packet():
    local = bytes([127, 0, 0, 1])
    options = bytes.fromhex("0204ffd7 0402 080a0000a5c800000000 01 030307")

    def ip(check):
        return struct.pack(">BBHHHBBH", 0x45, 0, 60, 0x1C46, 0x4000, 64, 6, check) + local + local

    def tcp(check):
        return struct.pack(">HHIIBBHHH", 50112, 8080, 1000, 0, 0xA0, 0x02, 65495, check, 0) + options

    pseudo = local + local + struct.pack(">BBH", 0, 6, 40)  # RFC 9293 section 3.1
    return ip(checksum(ip(0))) + tcp(checksum(pseudo + tcp(0)))


FIELDS = [  # first byte, last byte, colour
    (0, 11, "ip"), (12, 19, "address"), (20, 23, "port"), (24, 32, "tcp"), (33, 33, "flags"), (34, 39, "tcp"), (40, 59, "option"),
]
WORDS = [
    ("ip", "IPv4: 60 bytes long, protocol 6 = TCP, checksum"),
    ("address", "from 127.0.0.1 to 127.0.0.1"),
    ("port", "from port 50112 (c3c0) to port 8080 (1f90)"),
    ("tcp", "TCP: seq 1000 (3e8), ack 0, window, checksum"),
    ("flags", "flags: 02 = SYN, \u201clet us talk\u201d"),
    ("option", "options: largest segment, SACK, times, scale"),
]


def colour(index):
    return next(COLOURS[name] for first, last, name in FIELDS if first <= index <= last)


def main():
    data = packet()
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 480" width="1280" height="960">',
           f'<rect width="640" height="480" fill="{DARK}"/>',
           '<g font-family="JetBrains Mono" font-size="19">']
    for row in range(0, len(data), 12):
        y = 62 + 36 * (row // 12)
        out.append(f'<text x="40" y="{y}" fill="{SOFT}">{row:04x}</text>')
        for index in range(row, min(row + 12, len(data))):
            x = 122 + 38 * (index - row) + (14 if index - row >= 6 else 0)
            out.append(f'<text x="{x}" y="{y}" fill="{colour(index)}">{data[index]:02x}</text>')
    out.append("</g>")
    out.append('<g font-family="Inter" font-size="18">')
    for line, (name, words) in enumerate(WORDS):
        y = 270 + 34 * line
        out.append(f'<rect x="40" y="{y - 13}" width="14" height="14" rx="4" fill="{COLOURS[name]}"/>')
        out.append(f'<text x="70" y="{y}" fill="{INK}">{words}</text>')
    out += ["</g>", "</svg>"]
    print("\n".join(out))


main()
