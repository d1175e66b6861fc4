# story: MiB of memory
# takes memory without end, in several processes
import os, time
for _ in range(3):
    os.fork()
held = []
while True:
    try:
        held.append(bytearray(64 << 20))
    except MemoryError:
        time.sleep(0.1)
