# prints what is no text, and what a terminal takes for commands
import os
os.write(1, b"\xff\xfe\x00\x1b[2J\x1b]0;title\x07\xc0\xaf" + bytes(range(256)) + "\u0661\u0660/\u0661\u0660 \u202epassed".encode())
os.write(2, b"bwrap: nothing to see here\n")
