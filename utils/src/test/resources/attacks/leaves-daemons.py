# leaves processes behind that have left its session, its group and its parent
import os, sys, time
for _ in range(5):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execvp("python3", ["python3", "-c", "import time; time.sleep(1000)", MARKER])
        os._exit(0)
time.sleep(0.3)
