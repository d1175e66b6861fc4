# story: MiB of memory
# takes memory that is nobody's own: mapped as shared, without a file
import mmap, time
MAP_POPULATE = 0x8000  # all of it now: page by page a slow machine would take longer than the check
held = []
while True:
    try:
        held.append(mmap.mmap(-1, 64 << 20, mmap.MAP_SHARED | MAP_POPULATE))
    except OSError:
        time.sleep(0.1)
