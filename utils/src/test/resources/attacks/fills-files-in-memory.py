# story: MiB of memory
# takes memory in files without a name, and maps none of it
import os, time
while True:
    try:
        file = os.memfd_create("it")
        for _ in range(64):
            os.write(file, bytes(1 << 20))
    except OSError:
        time.sleep(0.1)
