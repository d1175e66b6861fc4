# story: MiB of memory
# takes memory that is nobody's own: mapped as shared, without a file
import mmap, time
held = []
while True:
    try:
        held.append(mmap.mmap(-1, 64 << 20))
        held[-1].write(bytes(64 << 20))
    except OSError:
        time.sleep(0.1)
