# story: MiB of memory
# takes memory without end, in several processes
import mmap, os, time
MAP_POPULATE = 0x8000  # all of it now: page by page a slow machine would take longer than the check
for _ in range(3):
    os.fork()
held = []
while True:
    try:
        held.append(mmap.mmap(-1, 64 << 20, mmap.MAP_PRIVATE | MAP_POPULATE))
    except OSError:
        time.sleep(0.1)
