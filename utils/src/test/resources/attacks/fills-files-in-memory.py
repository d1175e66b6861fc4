# story: MiB of memory
# takes memory in files without a name, and maps none of it
import os, time
while True:
    try:
        os.posix_fallocate(os.memfd_create("it"), 0, 64 << 20)
    except OSError:
        time.sleep(0.1)
